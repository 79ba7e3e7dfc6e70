// Small pure pieces of the page: elements, times, names. No text is ever parsed as markup.

const DAYS = ["Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"];
const FILE_ICON = "M7 3.5h7L19 8.5v12H7zM14 3.5v5h5M10 13h6M10 16.5h6";

export const $ = (selector, root = document) => root.querySelector(selector);

export const make = (tag, properties = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
};
const icon = (path) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS(svg.namespaceURI, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
};

// A moment in Vietnam's zone, whatever the browser's is.
export function local(ms) {
  const d = new Date(ms + 7 * 3600e3);
  const two = (n) => String(n).padStart(2, "0");
  return {
    day: DAYS[d.getUTCDay()],
    date: `${d.getUTCDate()}/${d.getUTCMonth() + 1}/${d.getUTCFullYear()}`,
    time: `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`,
  };
}

export function initials(name) {
  const words = name.replace(/\(.*\)/, "").trim().split(/\s+/);
  return (words.length > 1 ? words.at(-2)[0] + words.at(-1)[0] : words[0].slice(0, 2)).toUpperCase();
}

export const hue = (key) => ([...key].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 997, 7) * 47) % 360;

export function lineNode(spans) {
  const item = spans.length && spans[0][0].startsWith("- ");
  const line = make("div", { className: item ? "line point" : "line" });
  for (const [text, bold] of spans) line.append(bold ? make("b", { textContent: text }) : text);
  return line;
}

export function fileNode(f) {
  if (f.photo) return make("a", { href: f.url, target: "_blank" }, make("img", { className: "photo", src: f.url, alt: f.name, loading: "lazy" }));
  const size = f.size > 1048576 ? `${(f.size / 1048576).toFixed(1).replace(".", ",")} MB` : `${Math.max(1, Math.round(f.size / 1024))} KB`;
  return make("a", { className: "file", href: f.url, download: f.name }, icon(FILE_ICON), make("span", {}, f.name, make("small", { textContent: `${size} · tải về` })));
}
