// The dots of strips lead to their counties within the session; the arrow keys go from dot to dot.
const DOT = ".strip a[data-code]";
const STEPS = { ArrowLeft: -1, ArrowRight: 1 };

export default function ({ parentElement, setTriggerValue }) {
  // Called anew with every run of the page: the listeners of the run before go.
  parentElement.listening?.abort();
  const listening = (parentElement.listening = new AbortController());
  const { signal } = listening;
  const dotOf = (event) => event.target?.closest?.(DOT);

  document.addEventListener(
    "click",
    (event) => {
      const dot = dotOf(event);
      // With a key held, the reader wants the link in a tab of its own.
      if (!dot || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      setTriggerValue("county", dot.dataset.code);
    },
    { signal },
  );
  document.addEventListener(
    "keydown",
    (event) => {
      const dot = dotOf(event);
      const step = STEPS[event.key];
      if (!dot || !step) return;
      event.preventDefault();
      const line = [...dot.parentElement.querySelectorAll("a[data-code]")];
      line.sort((one, other) => parseFloat(one.style.left) - parseFloat(other.style.left));
      const next = line[line.indexOf(dot) + step];
      if (!next) return;
      // One stop of the tab key a strip: the dot that was reached last.
      dot.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    },
    { signal },
  );
  return () => listening.abort();
}
