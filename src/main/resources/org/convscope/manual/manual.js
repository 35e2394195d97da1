// Sections that have all the words, those with the words in their heading first.
const field = document.getElementById("search");
const found = document.getElementById("found");
const list = document.getElementById("pages");

function matches(words) {
  const results = [];
  for (const page of PAGES) {
    for (const section of page.sections) {
      const heading = (page.title + " " + section.heading).toLowerCase();
      const all = heading + " " + section.text.toLowerCase();
      if (words.every((word) => all.includes(word))) {
        const weight = words.filter((word) => heading.includes(word)).length;
        results.push({ page, section, weight });
      }
    }
  }
  return results.sort((a, b) => b.weight - a.weight).slice(0, 40);
}

function excerpt(text, word) {
  const at = text.toLowerCase().indexOf(word);
  const small = document.createElement("small");
  if (at < 0) {
    small.textContent = text.slice(0, 110);
    return small;
  }
  const from = Math.max(0, at - 50);
  const mark = document.createElement("mark");
  mark.textContent = text.slice(at, at + word.length);
  small.append((from > 0 ? "… " : "") + text.slice(from, at), mark, text.slice(at + word.length, at + word.length + 60));
  return small;
}

field.addEventListener("input", () => {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  list.hidden = words.length > 0;
  found.hidden = words.length === 0;
  found.replaceChildren();
  const results = words.length > 0 ? matches(words) : [];
  for (const { page, section } of results) {
    const link = document.createElement("a");
    link.href = page.file + "#" + section.id;
    link.textContent = section.heading === page.title ? page.title : page.title + ": " + section.heading;
    const item = document.createElement("li");
    item.append(link, excerpt(section.text, words[0]));
    found.append(item);
  }
  if (words.length > 0 && results.length === 0) {
    const item = document.createElement("li");
    item.textContent = "Nothing has all these words.";
    found.append(item);
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== field) {
    event.preventDefault();
    field.focus();
  }
});
