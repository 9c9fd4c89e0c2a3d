// Copies the map in words, and says so for a moment.
{
  const button = document.querySelector(".st-key-map_words button");
  const label = button.textContent;
  button.onclick = async () => {
    await navigator.clipboard.writeText(document.querySelector(".st-key-map_words code").textContent);
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = label), 2000);
  };
}
