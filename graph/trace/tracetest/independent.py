"""Traces citations in a canonical export of kg, with networkx and igraph, and by going through all paths.

Reads JSON lines (kg export) from standard input and a list of scopes as JSON from the first argument, each
{"about": ID or "", "parts": false, "relations": [...], "minConfidence": 0.0, "paths": true}.
Writes a list of JSON objects, one for each scope. Shares no code and no way of counting with kg: pairs come from projections of two-mode networks,
components from networkx, weights of citations from counting the paths themselves.
"""

import json
import math
import statistics
import sys

import igraph
import networkx as nx
from networkx.algorithms import bipartite


def read(records, scope):
    nodes, edges = {}, []
    for record in records:
        if "edge" in record:
            e = record["edge"]
            if not e.get("negated") and e["confidence"] > 0 and e["confidence"] >= scope["minConfidence"]:
                edges.append((e["relation"], e["from"], e["to"]))
        else:
            nodes[record["node"]["id"]] = record["node"] | {"kind": record["kind"]}
    return nodes, edges


def year(node):
    for field in ("date", "year"):
        text = node.get(field, "")
        if len(text) >= 4 and text[:4].isascii() and text[:4].isdigit() and not text[4:5].isdigit():
            if int(text[:4]):
                return int(text[:4])
    return None


def pairs(links):
    """The pairs of things that have something in common, for links from a thing to what it has."""
    if not links:
        return []
    two = nx.Graph()
    things = {("thing", a) for a, _ in links}
    two.add_nodes_from(things)
    two.add_edges_from((("thing", a), ("basis", b)) for a, b in links)
    counts = bipartite.weighted_projected_graph(two, things)
    jaccard = bipartite.overlap_weighted_projected_graph(two, things, jaccard=True)
    out = []
    for a, b, d in counts.edges(data=True):
        cosine = d["weight"] / math.sqrt(two.degree(a) * two.degree(b))
        first, second = sorted((a[1], b[1]))
        out.append([first, second, d["weight"], cosine, jaccard[a][b]["weight"]])
    return sorted(out)


def agree(links, found, cited):
    """Holds pairs of works against igraph's own counts on the citation network."""
    names = sorted({n for link in links for n in link})
    place = {n: i for i, n in enumerate(names)}
    g = igraph.Graph(n=len(names), edges=[(place[a], place[b]) for a, b in links], directed=True)
    matrix = g.cocitation() if cited else g.bibcoupling()
    for first, second, shared, _, _ in found:
        if matrix[place[first]][place[second]] != shared:
            sys.exit(f"igraph and networkx disagree on {first} and {second}")


def acyclic(g, years):
    """Leaves out citations inside strongly connected components by year; says which."""
    dropped = {(a, b): "cites-itself" for a, b in g.edges if a == b}
    g = nx.DiGraph((a, b) for a, b in g.edges if a != b)
    for dated in (True, False):
        gone = {}
        for component in nx.strongly_connected_components(g):
            for a, b in g.subgraph(component).edges:
                known = years[a] is not None and years[b] is not None
                if dated and known and years[b] >= years[a]:
                    gone[a, b] = "cites-same-year" if years[a] == years[b] else "cites-later"
                elif not dated and not known:
                    gone[a, b] = "year-not-known"
        g.remove_edges_from(gone)
        dropped |= gone
    assert nx.is_directed_acyclic_graph(g)
    return g, dropped


def through(flow, starts, ends):
    """How many paths from the starts to the ends pass through each arc, by going through all of them."""
    count, total = dict.fromkeys(flow.edges, 0), 0
    for s in starts:
        for path in nx.all_simple_edge_paths(flow, s, [e for e in ends if e != s]):
            total += 1
            for arc in path:
                count[arc] += 1
    return count, total


def main_paths(flow, sources, sinks, weight):
    """Global: all paths from a source to a sink of the greatest sum. Local and key-route: step by step."""
    best, on = 0, set()
    for s in sources:
        for path in nx.all_simple_edge_paths(flow, s, sinks):
            total = sum(weight[arc] for arc in path)
            if total > best:
                best, on = total, set()
            if total == best:
                on |= set(path)

    def heaviest(arcs):
        top = max((weight[a] for a in arcs), default=None)
        return {a for a in arcs if weight[a] == top}

    def grow(arcs, step):
        out, new = set(), arcs
        while new:
            out |= new
            new = {b for a in new for b in heaviest(step(a))} - out
        return out

    forward = lambda arc: list(flow.out_edges(arc[1]))
    backward = lambda arc: list(flow.in_edges(arc[0]))
    local = grow(heaviest([a for s in sources for a in flow.out_edges(s)]), forward)
    key = heaviest(list(flow.edges))
    return {"global": on, "local": local, "key-route": grow(key, forward) | grow(key, backward)}


def weigh(g, years):
    kept, dropped = acyclic(g, years)
    flow = kept.reverse()  # knowledge runs from the cited work to the citing one
    sources = [n for n in flow if flow.in_degree(n) == 0 and flow.out_degree(n)]
    sinks = [n for n in flow if flow.out_degree(n) == 0 and flow.in_degree(n)]
    out = {"dropped": sorted([a, b, why] for (a, b), why in dropped.items())}
    for name, starts, ends in (("spc", sources, sinks), ("splc", list(flow), sinks), ("spnp", list(flow), list(flow))):
        weight, total = through(flow, starts, ends)
        back = lambda arcs: sorted([b, a] for a, b in arcs)
        out[name] = {
            "total": str(total),
            "weights": sorted([b, a, str(w)] for (a, b), w in weight.items()),
            "paths": {search: back(arcs) for search, arcs in main_paths(flow, sources, sinks, weight).items()},
        }
    return out


def spectrum(links, years):
    cited = [years[b] for a, b in links if a != b]
    known = [y for y in cited if y is not None]
    span = range(min(known), max(known) + 1) if known else []
    count = lambda y: known.count(y)
    return {
        "years": [[y, count(y), count(y) - int(statistics.median(count(y + d) for d in range(-2, 3)))] for y in span],
        "unknown": len(cited) - len(known),
    }


def answer(records, scope):
    nodes, edges = read(records, scope)
    years = {i: year(n) for i, n in nodes.items()}
    works = {i for i, n in nodes.items() if n["kind"] == "work"}
    if scope["about"]:
        parts = nx.DiGraph((b, a) for r, a, b in edges if r == "part_of")
        parts.add_node(scope["about"])
        about = {scope["about"]} | (nx.descendants(parts, scope["about"]) if scope["parts"] else set())
        works = {a for r, a, b in edges if b in about and r in scope["relations"]}
    cites = [(a, b) for r, a, b in edges if r == "cites"]
    explains = [(a, b) for r, a, b in edges if r == "explains"]
    out = {
        "co-citation": pairs([(b, a) for a, b in cites if b in works and a != b]),
        "coupling": pairs([(a, b) for a, b in cites if a in works and a != b]),
        "explanation-coupling": pairs([(a, b) for a, b in explains if a in works]),
        "co-explanation": pairs([(b, a) for a, b in explains if a in works]),
    }
    agree([l for l in cites if l[0] != l[1]], out["co-citation"], True)
    agree([l for l in cites if l[0] != l[1]], out["coupling"], False)
    among = nx.DiGraph()
    among.add_nodes_from(works)
    among.add_edges_from((a, b) for a, b in cites if a in works and b in works)
    loose = nx.DiGraph(among)
    loose.remove_edges_from(list(nx.selfloop_edges(among)))
    out["historiograph"] = {
        "works": sorted([n, loose.in_degree(n), loose.out_degree(n)] for n in loose),
        "links": sorted(list(e) for e in loose.edges),
    }
    if scope["paths"]:
        out["main"] = weigh(among, years)
    out["spectrum"] = spectrum([(a, b) for a, b in cites if a in works], years)
    return out


records = [json.loads(line) for line in sys.stdin]
json.dump([answer(records, scope) for scope in json.loads(sys.argv[1])], sys.stdout)
