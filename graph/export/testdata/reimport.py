"""Reads a file that kg exported with programs that others wrote, and writes what they found as JSON.

    python reimport.py READER FILE

The answer is {"nodes": {ID: {ATTRIBUTE: VALUE}}, "edges": {ID: {"source": ID, "target": ID, ATTRIBUTE: VALUE}}}, with values as the reader gives
them. Nothing here knows how kg writes: where a reader is picky, that is kg's problem.
"""

import csv
import io
import json
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


if __name__ == "__main__":
    json.dump(globals()[sys.argv[1]](sys.argv[2]), sys.stdout, default=str)
