"""Reads a file that kg exported with programs that others wrote, and writes what they found as JSON.

    python reimport.py READER FILE [FILE]

The answer is {"nodes": {ID: {ATTRIBUTE: VALUE}}, "edges": {ID: {"source": ID, "target": ID, ATTRIBUTE: VALUE}}}, with values as the reader gives
them. Nothing here knows how kg writes: where a reader is picky, that is kg's problem.
"""

import csv
import io
import json
import os
import re
import subprocess
import sys
import warnings
import zipfile

warnings.simplefilter("ignore")


def networkx_graph(g, key="id"):
    nodes = {n: dict(d) for n, d in g.nodes(data=True)}
    edges = {}
    if g.is_multigraph():
        for a, b, k, d in g.edges(keys=True, data=True):
            edges[d.get(key, k)] = dict(d) | {"source": a, "target": b}
    else:
        for a, b, d in g.edges(data=True):
            edges[d[key]] = dict(d) | {"source": a, "target": b}
    return {"nodes": nodes, "edges": edges}


def graphml_networkx(path):
    import networkx as nx

    return networkx_graph(nx.read_graphml(path, force_multigraph=True))


def graphml_igraph(path):
    import igraph

    g = igraph.Graph.Read_GraphML(path)
    assert g.is_directed()
    nodes = {v["id"]: v.attributes() for v in g.vs}
    edges = {e["id"]: e.attributes() | {"source": g.vs[e.source]["id"], "target": g.vs[e.target]["id"]} for e in g.es}
    return {"nodes": nodes, "edges": edges}


def gexf_networkx(path):
    import networkx as nx

    g = nx.read_gexf(path, version="1.3")
    assert g.graph["mode"] == "dynamic"
    return networkx_graph(g)


def armed(value):
    """What a cell said before it was disarmed."""
    return value[1:] if re.match(r"'+[=+\-@\t\r\n＝＋－＠]", value) else value


def csv_python(path):
    with zipfile.ZipFile(path) as z:
        assert z.namelist() == ["nodes.csv", "edges.csv"], z.namelist()
        tables = [list(csv.DictReader(io.StringIO(z.read(n).decode(), newline=""), strict=True)) for n in z.namelist()]
    for table in tables:
        for row in table:
            for value in row.values():
                assert value == "" or value[0] not in "=+-@\t\r\n＝＋－＠", value
    nodes = {r["Id"]: {k: armed(v) for k, v in r.items()} | {"label": armed(r["Label"])} for r in tables[0]}
    edges = {r["Id"]: {k: armed(v) for k, v in r.items()} | {"source": r["Source"], "target": r["Target"]} for r in tables[1]}
    return {"nodes": nodes, "edges": edges}


def csv_igraph(path):
    """pyarrow reads the tables, igraph makes a graph of their first columns."""
    import igraph
    from pyarrow import csv as arrow

    with zipfile.ZipFile(path) as z:
        tables = [
            arrow.read_csv(io.BytesIO(z.read(n)), parse_options=arrow.ParseOptions(newlines_in_values=True),
                           convert_options=arrow.ConvertOptions(strings_can_be_null=False))
            for n in z.namelist()
        ]
    nodes, edges = ([dict(zip(t.column_names, row)) for row in zip(*(c.to_pylist() for c in t.columns))] for t in tables)
    g = igraph.Graph.DictList(nodes, edges, directed=True, vertex_name_attr="Id", edge_foreign_keys=("Source", "Target"))
    disarm = lambda d: {k: armed(v) if isinstance(v, str) else v for k, v in d.items()}
    return {
        "nodes": {v["Id"]: disarm(v.attributes()) | {"label": armed(v["Label"])} for v in g.vs},
        "edges": {e["Id"]: disarm(e.attributes()) | {"source": g.vs[e.source]["Id"], "target": g.vs[e.target]["Id"]} for e in g.es},
    }


def dot_graphviz(path):
    out = subprocess.run(["dot", "-Tdot_json", path], check=True, capture_output=True).stdout
    g = json.loads(out, strict=False)  # Graphviz leaves control characters as they are
    plain = lambda d: {k: v.replace("\\\\", "\\") for k, v in d.items() if isinstance(v, str)}
    objects = g.get("objects", [])
    nodes = {o["name"]: plain(o) for o in objects}
    edges = {e["id"]: plain(e) | {"source": objects[e["tail"]]["name"], "target": objects[e["head"]]["name"]} for e in g.get("edges", [])}
    return {"nodes": nodes, "edges": edges}


def cx2_ndex2(path):
    from ndex2.cx2 import RawCX2NetworkFactory

    g = RawCX2NetworkFactory().get_cx2network(path)
    nodes = {n["id"]: n["v"] for n in g.get_nodes().values()}
    name = lambda number: nodes[number]["represents"]
    edges = {e["v"]["represents"]: e["v"] | {"source": name(e["s"]), "target": name(e["t"])} for e in g.get_edges().values()}
    return {"nodes": {v["represents"]: v for v in nodes.values()}, "edges": edges}


def kumu_json(path):
    """No program but Kumu reads its blueprints; this is what its documentation says of them."""
    with open(path, encoding="utf-8") as f:
        g = json.load(f)
    nodes = {e["id"]: e | {"kind": e["type"], "type": e.get("subtype")} for e in g["elements"]}
    edges = {c["id"]: c | {"source": c["from"], "target": c["to"]} for c in g["connections"]}
    assert len(nodes) == len(g["elements"]) and len(edges) == len(g["connections"])
    assert all(c["from"] in nodes and c["to"] in nodes and c["direction"] == "directed" for c in g["connections"])
    return {"nodes": nodes, "edges": edges}


def pajek_igraph(path):
    import igraph

    g = igraph.Graph.Read_Pajek(path)
    assert g.is_directed()
    return {"Names": g.vs["id" if "id" in g.vs.attributes() else "name"],
            "Arcs": [[e.source, e.target, e["weight"], e["label"]] for e in g.es]}


def vault_obsidiantools(path):
    """Notes by their ids, with their front matter; links from note to note; what a reader reads of each note."""
    import tempfile
    from pathlib import Path

    import obsidiantools.api as obsidian
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(path) as z:
            assert len({n.lower() for n in z.namelist()}) == len(z.namelist())
            z.extractall(folder)
        v = obsidian.Vault(Path(folder)).connect(show_nested_tags=True).gather()
        # obsidiantools takes the escapes of Markdown away before it looks for links, Obsidian does not
        assert set(v.nonexistent_notes) <= {"link"}, v.nonexistent_notes
        matter = {name: v.get_front_matter(name) for name in v.md_file_index}
        ids = {name: of["id"] for name, of in matter.items()}
        return {
            "notes": {of["id"]: of for of in matter.values()},
            "links": {ids[name]: sorted({ids[to] for to in v.get_wikilinks(name) if to in ids}) for name in ids},
            "text": {ids[name]: (Path(folder) / v.md_file_index[name]).read_text(encoding="utf-8") for name in ids},
            "tags": {ids[name]: sorted(v.get_tags(name)) for name in ids},
        }


def canvas_pyjsoncanvas(path):
    from pyjsoncanvas import Canvas

    with open(path, encoding="utf-8") as f:
        c = Canvas.from_json(f.read())
    c.validate()
    nodes = {n.id: {"text": n.text, "x": n.x, "y": n.y} for n in c.nodes}
    return {"nodes": nodes, "edges": {e.id: {"source": e.fromNode, "target": e.toNode, "label": e.label} for e in c.edges}}


def rdf(path, syntax):
    """What the resources say, under the names of the attributes; held against shapes.ttl."""
    from rdflib import DCTERMS, RDF, RDFS, Graph, Literal, Namespace

    g = Graph().parse(path, format=syntax)
    shapes = Graph().parse(os.path.join(os.path.dirname(__file__), "shapes.ttl"))
    conforms(g, shapes)
    vocabularies = dict(g.namespaces())
    oa, kg, prov, prism = (Namespace(vocabularies[p]) for p in ("oa", "kg", "prov", "prism"))
    prefix = "urn:kg:"
    plain = lambda v: v.toPython() if isinstance(v, Literal) and v.datatype and "XMLSchema" in v.datatype else str(v)
    own = lambda iri: str(iri)[len(prefix):]
    value = lambda s, p: next((plain(v) for v in g.objects(s, p)), None)
    names = {"label": RDFS.label, "date": DCTERMS.date, "title": DCTERMS.title, "type": kg.type, "year": kg.year,
             "doi": prism.doi, "container": prism.publicationName, "raw": DCTERMS.bibliographicCitation, "document": DCTERMS.isPartOf}
    nodes, edges = {}, {}
    for s in set(g.subjects(RDFS.label, None)):
        of = {name: value(s, p) for name, p in names.items()}
        if of["document"]:
            of["document"] = own(of["document"])
        kind = own(s).split(":")[0]
        if kind == "citation":
            of["type"] = value(s, kg.status)
        nodes[own(s)] = of | {"kind": kind}
    for s in g.subjects(RDF.type, RDF.Statement):
        of = {name: value(s, kg[name]) for name in ("relation", "confidence", "negated", "hedged", "rejected")}
        of |= {"source": own(value(s, RDF.subject)), "target": own(value(s, RDF.object)), "date": value(s, DCTERMS.temporal)}
        of["confidence"] = float(of["confidence"])
        said = (g.value(s, RDF.subject), g.value(s, RDF.predicate), g.value(s, RDF.object)) in g
        if not said and not (of["negated"] or of["hedged"] or of["rejected"]):
            raise AssertionError(f"{s} is not said outright")
        best = max((e for e in g.objects(s, prov.wasDerivedFrom) if value(e, kg.verdict) != "reject"), key=lambda e: value(e, kg.confidence), default=None)
        if best is not None:
            selectors = list(g.objects(g.value(best, oa.hasTarget), oa.hasSelector))
            of["quote"] = next(str(q) for x in selectors for q in g.objects(x, oa.exact))
            of |= {"document": own(g.value(best, prov.wasDerivedFrom)), "section": value(best, kg.section), "place": value(best, kg.place)}
        edges[own(s)] = of
    return {"nodes": nodes, "edges": edges}


def conforms(g, shapes):
    """Holds the graph against the shapes, and shows that they find fault where there is one."""
    import pyshacl
    from rdflib import RDF, Namespace

    ok, _, report = pyshacl.validate(g, shacl_graph=shapes, inference="none")
    assert ok, report
    oa = Namespace("http://www.w3.org/ns/oa#")
    for p in (oa.exact, oa.hasSource, oa.hasBody, RDF.predicate):
        s, _, o = triple = next(iter(sorted(g.triples((None, p, None)))))
        g.remove(triple)
        assert not pyshacl.validate(g, shacl_graph=shapes, inference="none")[0], f"the shapes do not miss {p}"
        g.add(triple)


def turtle_rdflib(path):
    return rdf(path, "turtle")


def jsonld_rdflib(path):
    return rdf(path, "json-ld")


def triples(path, other):
    """Whether two files say the same."""
    from rdflib import Graph

    first, second = set(Graph().parse(path)), set(Graph().parse(other))
    return {"first": len(first), "second": len(second), "same": len(first & second)}


if __name__ == "__main__":
    json.dump(globals()[sys.argv[1]](*sys.argv[2:]), sys.stdout, default=str)
