/** An inline SVG as a picture of its own: the looks that classes gave it become attributes. */

const COPIED = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "stroke-linecap", "stroke-linejoin",
  "opacity", "font-family", "font-size", "font-weight", "text-anchor", "letter-spacing", "display",
];
const SPACE = "http://www.w3.org/2000/svg";

export function standalone(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  const halos: Element[] = [];
  originals.forEach((original, i) => {
    const twin = copies[i];
    if (twin && original.matches(".halo")) halos.push(twin);
    if (!twin || !(original instanceof SVGElement)) return;
    const style = getComputedStyle(original);
    for (const name of COPIED) {
      const value = style.getPropertyValue(name);
      if (value) twin.setAttribute(name, value);
    }
    twin.removeAttribute("class");
    twin.removeAttribute("style");
  });
  copy.querySelectorAll("a").forEach((link) => link.remove()); // they only catch clicks
  halos.forEach((halo) => halo.remove()); // which moment is chosen is the page's business
  const box = svg.viewBox.baseVal;
  const size = svg.getBoundingClientRect();
  const width = box?.width || size.width;
  const height = box?.height || size.height;
  copy.setAttribute("xmlns", SPACE);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const ground = document.createElementNS(SPACE, "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", getComputedStyle(document.documentElement).getPropertyValue("--color-base-100").trim() || "#fff");
  copy.prepend(ground);
  return copy;
}

export function svgText(svg: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(standalone(svg));
}

/** Twice the size, for paper and projectors. The picture is made from a data: address, which the page's policy must allow for images. */
export async function svgToPng(svg: SVGSVGElement, scale = 2): Promise<Blob> {
  const picture = new Image();
  const copy = standalone(svg);
  const width = Number(copy.getAttribute("width"));
  const height = Number(copy.getAttribute("height"));
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("no canvas");
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"));
}
