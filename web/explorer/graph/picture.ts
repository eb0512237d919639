// Pictures of what is seen, made of the same scene: SVG as text, PNG by a canvas.
import type { Scene, Spot } from './draw.ts';

const font = '13px system-ui, sans-serif';

export function svg(scene: Scene): string {
  const { width, height } = scene;
  const out = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="13">`,
    `<rect width="100%" height="100%" fill="${scene.paper}"/>`,
  ];
  for (const line of scene.lines) {
    const { tip, wings } = arrow(line);
    out.push(
      `<g stroke="${line.colour}" fill="${line.colour}"><title>${escaped(line.title)}</title>` +
        `<line x1="${n(line.from.x)}" y1="${n(line.from.y)}" x2="${n(tip.x)}" y2="${n(tip.y)}" stroke-width="${n(line.width)}"/>` +
        `<path d="M${[tip, ...wings].map((spot) => `${n(spot.x)} ${n(spot.y)}`).join('L')}Z" stroke="none"/></g>`,
    );
  }
  for (const dot of scene.dots) out.push(`<circle cx="${n(dot.x)}" cy="${n(dot.y)}" r="${n(dot.r)}" fill="${dot.colour}"/>`);
  for (const dot of scene.dots) {
    out.push(`<text x="${n(dot.x + dot.r + 4)}" y="${n(dot.y + 4)}" fill="${scene.ink}" stroke="${scene.paper}" stroke-width="3" paint-order="stroke">${escaped(dot.label)}</text>`);
  }
  out.push('</svg>\n');
  return out.join('\n');
}

export function png(scene: Scene): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = scene.width * 2;
  canvas.height = scene.height * 2;
  const to = canvas.getContext('2d');
  if (!to) return Promise.reject(new Error('This browser draws no pictures.'));
  to.scale(2, 2);
  to.fillStyle = scene.paper;
  to.fillRect(0, 0, scene.width, scene.height);
  for (const line of scene.lines) {
    const { tip, wings } = arrow(line);
    to.strokeStyle = to.fillStyle = line.colour;
    to.lineWidth = line.width;
    path(to, [line.from, tip]);
    to.stroke();
    path(to, [tip, ...wings]);
    to.fill();
  }
  for (const dot of scene.dots) {
    to.fillStyle = dot.colour;
    to.beginPath();
    to.arc(dot.x, dot.y, dot.r, 0, 2 * Math.PI);
    to.fill();
  }
  to.font = font;
  to.lineWidth = 3;
  for (const dot of scene.dots) {
    to.strokeStyle = scene.paper;
    to.strokeText(dot.label, dot.x + dot.r + 4, dot.y + 4);
    to.fillStyle = scene.ink;
    to.fillText(dot.label, dot.x + dot.r + 4, dot.y + 4);
  }
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('The picture is too large.'))), 'image/png'));
}

function path(to: CanvasRenderingContext2D, spots: Spot[]): void {
  to.beginPath();
  spots.forEach((spot, i) => (i === 0 ? to.moveTo(spot.x, spot.y) : to.lineTo(spot.x, spot.y)));
}

// arrow is where a line ends: at the rim of the dot it leads to.
function arrow({ from, to, end, width }: Scene['lines'][number]): { tip: Spot; wings: [Spot, Spot] } {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const x = (to.x - from.x) / length;
  const y = (to.y - from.y) / length;
  const tip = { x: to.x - x * end, y: to.y - y * end };
  const back = 4 + 2 * width;
  const wing = (side: number) => ({ x: tip.x - x * back + side * y * back * 0.4, y: tip.y - y * back - side * x * back * 0.4 });
  return { tip, wings: [wing(1), wing(-1)] };
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

// save gives a file to the reader.
export function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
