// @ts-check

/**
 * Sends the answer form as one numbered message, which the server takes only once.
 */

const client = [...crypto.getRandomValues(new Uint8Array(16))]
  .map((byte) => byte.toString(16).padStart(2, "0"))
  .join("");
let sequence = 0;

/** @param {HTMLFormElement} form Gives the form's fields a number of their own. */
export function compose(form) {
  const body = new FormData(form);
  body.set("client_id", client);
  body.set("client_seq", String(++sequence));
  body.set("client_at", String(Date.now()));
  return body;
}

/** @param {FormData} body */
function post(body) {
  return fetch(location.pathname, {
    method: "POST",
    headers: { Accept: "application/json" },
    body,
    keepalive: true,
  });
}

/** Gets the token that is good now: signing in elsewhere makes the page's own stale. */
async function freshToken() {
  const page = await (await fetch(location.pathname)).text();
  const parsed = new DOMParser().parseFromString(page, "text/html");
  const field = parsed.querySelector("form[data-autosave] [name=csrfmiddlewaretoken]");
  return field?.getAttribute("value");
}

/** @param {HTMLFormElement} form @param {FormData} body */
export async function deliver(form, body) {
  const reply = await post(body);
  if (reply.status !== 403) return reply;
  const token = await freshToken();
  if (!token) return reply;
  form.querySelector("[name=csrfmiddlewaretoken]")?.setAttribute("value", token);
  body.set("csrfmiddlewaretoken", token);
  return post(body);
}

/**
 * Sends a message that lost once more, as a page of its own: the server knows it by its
 * number, shows both answers and asks which counts.
 *
 * @param {HTMLFormElement} form @param {FormData} sent
 */
export function resend(form, sent) {
  for (const name of ["client_id", "client_seq"]) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value: sent.get(name) });
    form.append(field);
  }
  form.submit();
}
