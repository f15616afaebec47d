/**
 * Offers to keep the whole site on this device, where the site allows it and the browser can. Nothing is kept before
 * the reader asks for it: devices are shared.
 *
 * @param {Document} page
 */
export async function offerKeeping(page) {
  const link = page.querySelector("link[rel='manifest'][data-ev-worker]");
  const foot = page.querySelector(".ev-foot");
  if (!link || !foot || page.querySelector(".ev-keep") || !navigator.serviceWorker || !location.protocol.startsWith("http")) return;
  const address = new URL(link.getAttribute("data-ev-worker") ?? "", page.baseURI).href;
  const root = new URL(".", address).href;
  const line = page.createElement("p");
  const button = page.createElement("button");
  const said = page.createElement("span");
  line.className = "ev-keep";
  button.type = "button";
  said.setAttribute("role", "status");
  line.append(button, " ", said);

  const known = await navigator.serviceWorker.getRegistration(root).catch(() => undefined);
  let isKept = Boolean(known?.active);
  const name = () => {
    button.textContent = isKept ? "Remove this site from this device" : "Keep this site on this device";
  };
  name();
  foot.append(line);

  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (!isKept && Number.isInteger(data?.done)) said.textContent = `${data.done} of ${data.all} files`;
  });
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      if (isKept) await forget(root);
      else await keep(address);
      isKept = !isKept;
      said.textContent = isKept ? "Kept. It can be read without a network, and says when it is not current." : "Removed.";
    } catch {
      said.textContent = "This did not work. Nothing was changed; try again when the network is better.";
    }
    name();
    button.disabled = false;
  });
}

/** @param {string} address */
async function keep(address) {
  const registration = await navigator.serviceWorker.register(address, { updateViaCache: "none" });
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  await new Promise((done, fail) => {
    const look = () => {
      if (worker?.state === "activated") done(undefined);
      else if (worker?.state === "redundant") fail(new Error("not kept"));
    };
    worker?.addEventListener("statechange", look);
    look();
  });
}

/** @param {string} root */
async function forget(root) {
  const registration = await navigator.serviceWorker.getRegistration(root);
  await registration?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(`evidence ${root} `)) await caches.delete(name);
}
