// @ts-check

/**
 * Keeps answers on this device until the server has them: the newest of each question
 * from each page. What the server has stays on only beside pages kept for being offline.
 */

/**
 * @typedef {"waiting" | "conflict" | "refused" | "saved"} State
 * @typedef {object} Entry One question's answer, as a page last composed it.
 * @property {string} id @property {string} user @property {string} attempt
 * @property {string} path @property {string} number Its place in the quiz.
 * @property {string} client The page, and the how-many-eth of its messages:
 * @property {number} seq @property {number} at @property {[string, string][]} fields
 * @property {number} rev What the page knew, or the server's once it is saved.
 * @property {State} state @property {boolean} stays Whether its page is kept too.
 */

const FLAG = "rounds-waiting";
const ANSWERS = "answers";

/** @type {Promise<IDBDatabase> | undefined} */
let opening;
/** @type {Map<string, Entry>} Where the browser keeps nothing, the page does. */
const spare = new Map();

function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("rounds", 1);
    request.onupgradeneeded = () =>
      request.result.createObjectStore(ANSWERS, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

const begin = async () => (await open()).transaction(ANSWERS, "readwrite");

/**
 * Runs `work` in one transaction, which is whole before this returns.
 *
 * @template T @param {(answers: IDBObjectStore, done: (value: T) => void) => void} work
 * @returns {Promise<T | undefined>}
 */
async function run(work) {
  const transaction = await begin().catch(() => {
    // A browser may shut a database that a page has open.
    opening = undefined;
    return begin();
  });
  /** @type {T | undefined} */
  let result;
  work(transaction.objectStore(ANSWERS), (value) => {
    result = value;
  });
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  return result;
}

/** @param {boolean} isWaiting Tells other pages, without asking the database. */
function flag(isWaiting) {
  if (isWaiting) localStorage.setItem(FLAG, "1");
  else localStorage.removeItem(FLAG);
}

/** @param {Entry} entry */
export async function put(entry) {
  try {
    flag(true);
    await run((answers) => {
      answers.put(entry);
      // The page may be on its way out.
      answers.transaction.commit?.();
    });
    spare.delete(entry.id);
  } catch {
    spare.set(entry.id, entry);
  }
}

/** @param {string} user @returns {Promise<Entry[]>} The oldest first. */
export async function all(user) {
  /** @type {Entry[]} */
  let found = [];
  try {
    const kept = await run((answers, /** @type {(kept: Entry[]) => void} */ done) => {
      const request = answers.getAll();
      request.onsuccess = () => done(request.result);
    });
    found = kept ?? [];
    // Another page that looked too early may have taken it away.
    flag(found.some(({ state }) => state !== "saved"));
  } catch {}
  return [...found, ...spare.values()]
    .filter((entry) => entry.user === user)
    .sort((one, other) => one.at - other.at);
}

/**
 * Notes what became of a message, unless a newer one has taken its place.
 *
 * @param {Entry} entry @param {Partial<Entry> | null} changes Null takes it away.
 */
export async function settle({ id, seq }, changes) {
  if (spare.get(id)?.seq === seq) spare.delete(id);
  await run((answers) => {
    const request = answers.get(id);
    request.onsuccess = () => {
      if (request.result?.seq !== seq) return;
      if (changes) answers.put({ ...request.result, ...changes });
      else answers.delete(id);
    };
  }).catch(() => undefined);
}
