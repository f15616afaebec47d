// Runs in a page: other engines on the documents beside it, each asked as its own documentation asks it.
//   await ask(name, questions) → for each question, ids of at most ten documents, best first
const MOST = 10;
const documents = fetch("/documents.json").then((answer) => answer.json());
const script = (src) => new Promise((done, failed) => {
  const element = document.createElement("script");
  Object.assign(element, { src, onload: done, onerror: () => failed(new Error(src)) });
  document.head.append(element);
});

const engines = {
  // As MkDocs builds it: fields title and text, the default pipeline.
  async lunr() {
    await script("/node_modules/lunr/lunr.js");
    const all = await documents;
    const index = globalThis.lunr(function () {
      this.ref("id");
      this.field("title");
      this.field("text");
      for (const one of all) this.add(one);
    });
    const words = (text) => text.replace(/[~^:*+?\-"]/g, " ");
    return (question) => index.search(words(question)).slice(0, MOST).map(({ ref }) => ref);
  },

  async minisearch() {
    await script("/node_modules/minisearch/dist/umd/index.js");
    const index = new globalThis.MiniSearch({ fields: ["title", "text"], searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 2 } } });
    index.addAll(await documents);
    return (question) => index.search(question).slice(0, MOST).map(({ id }) => id);
  },

  async pagefind() {
    const pagefind = await import("/pagefind/pagefind.js");
    await pagefind.init();
    return async (question) => {
      const { results } = await pagefind.search(question);
      const found = await Promise.all(results.slice(0, MOST).map((one) => one.data()));
      return found.map(({ meta }) => meta.id);
    };
  },

  // The worker of Material for MkDocs itself, with the settings that its plugin writes.
  async theme() {
    const worker = new Worker("/theme-worker.js");
    const heard = (type) => new Promise((done) => {
      const listen = ({ data }) => {
        if (data.type !== type) return;
        worker.removeEventListener("message", listen);
        done(data.data);
      };
      worker.addEventListener("message", listen);
    });
    const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
    const ready = heard(READY);
    const docs = (await documents).map(({ id, title, text }) => ({ location: `${id}/`, title: title || id, text }));
    const config = { lang: ["en"], separator: "[\\s\\-]+", pipeline: ["stopWordFilter"], fields: { title: { boost: 1000 }, text: { boost: 1 }, tags: { boost: 1e6 } } };
    worker.postMessage({ type: SETUP, data: { config, docs, options: { suggest: false } } });
    await ready;
    return async (question) => {
      const result = heard(RESULT);
      worker.postMessage({ type: QUERY, data: question });
      const { items } = await result;
      return items.flat().slice(0, MOST).map(({ location }) => location.replace(/\/(#.*)?$/, ""));
    };
  },
};

globalThis.ask = async (name, questions) => {
  const search = await engines[name]();
  const found = [];
  for (const question of questions) found.push(await search(question));
  return found;
};
globalThis.isReady = true;
