// Keeps the briefing in the browser's tab: a reload begins a new session on the server, which asks for it here.
const NAME = "xiancheng-atlas-briefing";

export default function ({ data, parentElement, setTriggerValue }) {
  const { kept } = data;
  try {
    if (kept) sessionStorage.setItem(NAME, kept);
    else if (kept === "") sessionStorage.removeItem(NAME);
    else if (parentElement.kept !== null) {
      // Once a session: what could not be read is not offered again.
      const found = sessionStorage.getItem(NAME);
      if (found) setTriggerValue("found", found);
    }
  } catch {
    // A browser that lets nothing be kept loses the briefing with a reload.
  }
  parentElement.kept = kept;
}
