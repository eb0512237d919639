// The drawing: Sigma.js over the graph, and a layout that comes to rest.
import forceAtlas2 from 'graphology-layout-forceatlas2';
import Sigma from 'sigma';
import { colourOf, type Colours, colours } from './colours.ts';
import type { Visible } from './filter.ts';
import type { LineShown, NodeShown, Shown } from './load.ts';

export interface Told {
  choose(id: string): void;
  open(id: string): void;
  hover(key: string, x: number, y: number): void;
}

// Drawing is what the page holds of the graph on its canvas.
export class Drawing {
  private readonly sigma: Sigma<NodeShown, LineShown>;
  private shown: Visible = { nodes: new Set(), lines: new Map() };
  private chosen = '';
  private tints: Colours = colours();
  private frame = 0;
  private stopped = false;

  constructor(
    private readonly place: HTMLElement,
    readonly graph: Shown,
    told: Told,
  ) {
    this.sigma = new Sigma(graph, place, {
      allowInvalidContainer: true,
      defaultEdgeType: 'arrow',
      enableEdgeEvents: true,
      labelFont: 'system-ui, sans-serif',
      labelSize: 13,
      labelRenderedSizeThreshold: 5,
      labelDensity: 1.4,
      stagePadding: 60,
      zIndex: true,
      labelColor: { color: this.tints.ink },
      nodeReducer: (id, node) => ({
        ...node,
        label: short(node.label),
        color: id === this.chosen ? this.tints.chosen : colourOf(node.kind, this.tints),
        hidden: !this.shown.nodes.has(id),
        forceLabel: id === this.chosen,
        zIndex: id === this.chosen ? 1 : 0,
      }),
      edgeReducer: (key, line) => {
        const edges = this.shown.lines.get(key) ?? [];
        const surest = Math.max(0, ...edges.map((edge) => edge.confidence));
        return {
          ...line,
          hidden: edges.length === 0,
          size: 1 + 2 * surest,
          color: key === this.chosen ? this.tints.chosen : edges.some((edge) => edge.negated || edge.relation === 'DISPUTES') ? this.tints.denied : this.tints.line,
        };
      },
    });
    this.listen(told);
  }

  private listen(told: Told): void {
    const s = this.sigma;
    s.on('clickNode', ({ node }) => told.choose(node));
    s.on('clickEdge', ({ edge }) => told.choose(edge));
    s.on('clickStage', () => told.choose(''));
    s.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      told.open(node);
    });
    s.on('enterEdge', ({ edge, event }) => told.hover(edge, event.x, event.y));
    s.on('leaveEdge', () => told.hover('', 0, 0));
    this.drag();
  }

  // drag lets nodes be moved by hand.
  private drag(): void {
    let held = '';
    this.sigma.on('downNode', ({ node }) => {
      held = node;
      if (!this.sigma.getCustomBBox()) this.sigma.setCustomBBox(this.sigma.getBBox());
    });
    this.sigma.on('moveBody', ({ event }) => {
      if (!held) return;
      cancelAnimationFrame(this.frame);
      const spot = this.sigma.viewportToGraph(event);
      this.graph.mergeNodeAttributes(held, { x: spot.x, y: spot.y });
      event.preventSigmaDefault();
    });
    const drop = () => {
      held = '';
    };
    this.sigma.on('upNode', drop);
    this.sigma.on('upStage', drop);
  }

  show(shown: Visible, chosen: string): void {
    if (this.stopped) return; // the page may hold it for one turn more
    this.shown = shown;
    this.chosen = chosen;
    this.sigma.refresh();
  }

  recolour(): void {
    this.tints = colours();
    this.sigma.setSetting('labelColor', { color: this.tints.ink });
  }

  // settle lays the graph out, some steps a frame so that the page stays awake; at once where the reader wants no motion.
  settle(): void {
    cancelAnimationFrame(this.frame);
    const order = this.graph.order;
    if (order < 2) return;
    const settings = { ...forceAtlas2.inferSettings(this.graph), adjustSizes: order < 400, barnesHutOptimize: order > 200, gravity: 1, scalingRatio: 12 };
    let left = order > 1000 ? 60 : 240;
    const step = matchMedia('(prefers-reduced-motion: reduce)').matches ? left : order > 1000 ? 2 : 12;
    const turn = () => {
      forceAtlas2.assign(this.graph, { iterations: step, settings });
      left -= step;
      if (left > 0) this.frame = requestAnimationFrame(turn);
    };
    turn();
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    void camera.animate({ ratio: camera.ratio * factor }, { duration: 150 });
  }

  whole(): void {
    this.sigma.setCustomBBox(null);
    void this.sigma.getCamera().animatedReset({ duration: 150 });
  }

  // scene is what is seen now, for a picture.
  scene(): Scene {
    const { width, height } = this.sigma.getDimensions();
    const at = (id: string) => this.sigma.graphToViewport({ x: this.graph.getNodeAttribute(id, 'x'), y: this.graph.getNodeAttribute(id, 'y') });
    const scene: Scene = { width, height, paper: this.tints.paper, ink: this.tints.ink, lines: [], dots: [] };
    for (const [key, edges] of this.shown.lines) {
      const drawn = this.sigma.getEdgeDisplayData(key);
      scene.lines.push({
        from: at(this.graph.source(key)),
        to: at(this.graph.target(key)),
        end: this.sigma.scaleSize(this.graph.getNodeAttribute(this.graph.target(key), 'size')),
        colour: drawn?.color ?? this.tints.line,
        width: drawn?.size ?? 1,
        title: edges.map((edge) => edge.relation).join(', '),
      });
    }
    for (const id of this.shown.nodes) {
      const node = this.graph.getNodeAttributes(id);
      scene.dots.push({ ...at(id), r: this.sigma.scaleSize(node.size), colour: colourOf(node.kind, this.tints), label: short(node.label) });
    }
    return scene;
  }

  stop(): void {
    this.stopped = true;
    cancelAnimationFrame(this.frame);
    this.sigma.kill();
    this.place.replaceChildren();
  }
}

export interface Scene {
  width: number;
  height: number;
  paper: string;
  ink: string;
  lines: { from: Spot; to: Spot; end: number; colour: string; width: number; title: string }[];
  dots: (Spot & { r: number; colour: string; label: string })[];
}

export interface Spot {
  x: number;
  y: number;
}

function short(label: string): string {
  const letters = [...label];
  return letters.length > 42 ? letters.slice(0, 40).join('') + '…' : label;
}
