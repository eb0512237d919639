package neo4j

import (
	"fmt"
	"maps"
	"slices"

	"kg/graph"
	"kg/graph/search"
	"kg/graph/stored"
)

// refoldNodes folds the nodes anew from what the documents now say, and returns those that none speaks of any more. The claims of
// the document itself are given by their nodes; where there are none given, all are read.
func (w *writing) refoldNodes(ids []graph.ID, own map[graph.ID][]stored.Claim) (gone []graph.ID, err error) {
	for part := range slices.Chunk(ids, chunk) {
		none, err := w.refoldPart(part, own)
		if err != nil {
			return nil, err
		}
		gone = append(gone, none...)
	}
	return gone, nil
}

func (w *writing) refoldPart(ids []graph.ID, own map[graph.ID][]stored.Claim) (gone []graph.ID, err error) {
	claims, err := w.claimsOf(ids, own != nil)
	if err != nil {
		return nil, err
	}
	identities, err := w.identities(ids)
	if err != nil {
		return nil, err
	}
	there, err := w.shown(ids)
	if err != nil {
		return nil, err
	}
	created, changed := map[graph.Kind][]any{}, map[graph.Kind][]any{}
	var keys, names []any
	var rekeyed []graph.ID
	for _, id := range ids {
		claims[id] = append(claims[id], own[id]...)
		if len(claims[id]) == 0 {
			gone = append(gone, id)
			continue
		}
		row, err := stored.Fold(id, claims[id], identities[id])
		if err != nil {
			return nil, err
		}
		switch was, ok := there[id]; {
		case !ok:
			created[row.Kind] = append(created[row.Kind], properties(row))
		case was == string(row.JSON):
			continue
		default:
			changed[row.Kind] = append(changed[row.Kind], properties(row))
			rekeyed = append(rekeyed, id)
		}
		for _, k := range row.Keys {
			keys = append(keys, []any{keyID(row.Kind, k), string(id), k})
		}
		names = append(names, nameRows(id, row.Node)...)
	}
	if err := w.putNodes(created, changed, rekeyed, keys); err != nil {
		return nil, err
	}
	return gone, w.putNames(rekeyed, names)
}

// claimsOf are the claims about the nodes, those of the document left out on request.
func (w *writing) claimsOf(ids []graph.ID, others bool) (map[graph.ID][]stored.Claim, error) {
	const read = "MATCH (c:Claim) WHERE c.node IN $ids AND (NOT $others OR c.document <> $document) RETURN c.node, c.json, c.document"
	rows, err := w.run(read, w.named(map[string]any{"ids": list(ids), "others": others}))
	if err != nil {
		return nil, err
	}
	claims := map[graph.ID][]stored.Claim{}
	for _, r := range rows {
		id, n, err := node(r.Values[0], r.Values[1])
		if err != nil {
			return nil, err
		}
		claims[id] = append(claims[id], stored.Claim{Document: graph.ID(text(r.Values[2])), Node: n})
	}
	return claims, nil
}

// shown are the nodes as they are, encoded.
func (w *writing) shown(ids []graph.ID) (map[graph.ID]string, error) {
	rows, err := w.run("MATCH (n:Node) WHERE n.id IN $ids RETURN n.id, n.kg_json", map[string]any{"ids": list(ids)})
	if err != nil {
		return nil, err
	}
	there := make(map[graph.ID]string, len(rows))
	for _, r := range rows {
		there[graph.ID(text(r.Values[0]))] = text(r.Values[1])
	}
	return there, nil
}

// keyID is what a key is looked up by: of fixed length, as an index cannot hold a long one.
func keyID(kind graph.Kind, folded string) string {
	return string(graph.NewID("key", string(kind), folded))
}

func (w *writing) putNodes(created, changed map[graph.Kind][]any, rekeyed []graph.ID, keys []any) error {
	for _, kind := range graph.Kinds() {
		create := fmt.Sprintf("UNWIND $rows AS row CREATE (n:Node:%s) SET n = row RETURN count(*)", labelOf(kind))
		// How many edges lead to it is no part of its fold.
		const set = `UNWIND $rows AS row MATCH (n:Node {id: row.id}) WITH n, row, coalesce(n.kg_by_most, row.kg_by_most) AS most
			SET n = row SET n.kg_by_most = most RETURN count(*)`
		if err := w.all(create, created[kind]); err != nil {
			return err
		}
		if err := w.all(set, changed[kind]); err != nil {
			return err
		}
	}
	if _, err := w.run(dropKeys, map[string]any{"ids": list(rekeyed)}); err != nil {
		return err
	}
	return w.all(putKeys, keys)
}

// The statements of keys: a node of its own for each, as a node may bear many and many may bear one.
const (
	dropKeys = "MATCH (k:Key) WHERE k.node IN $ids DELETE k"
	putKeys  = "UNWIND $rows AS row CREATE (:Key {id: row[0], node: row[1], key: row[2]}) RETURN count(*)"
)

func nameRows(id graph.ID, n graph.Node) []any {
	var rows []any
	for _, t := range search.TypedNames(n) {
		rows = append(rows, []any{id.Kind(), t.Folded, string(id), t.Shown})
	}
	return rows
}

// putNames puts the ways in which names of nodes are typed in place of those of the nodes that had some.
func (t *txn) putNames(had []graph.ID, rows []any) error {
	if _, err := t.run("MATCH (m:Name) WHERE m.node IN $ids DELETE m", map[string]any{"ids": list(had)}); err != nil {
		return err
	}
	const create = "UNWIND $rows AS row CREATE (:Name {kind: row[0], name: row[1], node: row[2], shown: row[3]})"
	for part := range slices.Chunk(rows, chunk) {
		if _, err := t.run(create, map[string]any{"rows": part}); err != nil {
			return err
		}
	}
	return nil
}

// all sends rows and makes sure that every one was taken.
func (w *writing) all(statement string, rows []any) error {
	n, err := w.counted(statement, rows)
	if err == nil && n != len(rows) {
		err = graph.Errorf(graph.Internal, "document %s: %d rows sent, %d written by %.60q", w.document, len(rows), n, statement)
	}
	return err
}

// dropNodes removes nodes whose edges have gone before them.
func (w *writing) dropNodes(ids []graph.ID) error {
	for part := range slices.Chunk(ids, chunk) {
		parameters := map[string]any{"ids": list(part)}
		if _, err := w.run(dropKeys, parameters); err != nil {
			return err
		}
		if err := w.putNames(part, nil); err != nil {
			return err
		}
		if _, err := w.run("MATCH (n:Node) WHERE n.id IN $ids DELETE n", parameters); err != nil {
			return err
		}
	}
	return nil
}

// sortLength is how many characters of a label are in the index by which lists are ordered.
const sortLength = 100

// sortKey is the beginning of a label. It is cut by characters, so that it orders as the whole label does.
func sortKey(label string) string {
	n := 0
	for i := range label {
		if n == sortLength {
			return label[:i]
		}
		n++
	}
	return label
}

// byteOrder writes each byte of a text as a character of its own. Neo4j compares
// strings by UTF-16 units in one place and by bytes in another: among such characters both are the order of the bytes.
func byteOrder(s string) string {
	out := make([]rune, len(s))
	for i := range len(s) {
		out[i] = rune(s[i])
	}
	return string(out)
}

// properties are those of a node: for the store, and for people who explore the graph with Cypher.
func properties(row stored.Row) map[string]any {
	p := map[string]any{
		"id": string(row.ID), "kind": string(row.Kind), "label": row.Node.Label(),
		"kg_json": string(row.JSON), "kg_label": byteOrder(row.Label), "kg_sort": byteOrder(sortKey(row.Label)), "kg_type": row.Type, "kg_words": row.Index,
	}
	maps.Copy(p, dateProperties(row.ID, row.Dates))
	if _, ok := graph.Weighed(row.Kind); ok {
		p["kg_by_most"] = stored.Weight(0) + " " + string(row.ID)
	}
	set := func(name, value string) {
		if value != "" {
			p[name] = value
		}
	}
	named := func(name, typ, date string, aliases []string) {
		set("name", name)
		set("type", typ)
		set("date", date)
		if len(aliases) > 0 {
			p["aliases"] = list(aliases)
		}
	}
	switch v := row.Node.(type) {
	case *graph.Document:
		named(v.Name, "", v.Date, nil)
		set("title", v.Title)
		set("genre", v.Genre)
		set("media", v.Media)
		set("language", v.Language)
		set("digest", v.Digest)
	case *graph.Work:
		workProperties(p, set, v)
	case *graph.Reference:
		set("key", v.Key)
		set("raw", v.Raw)
		set("document", string(v.Document))
		p["number"] = v.Number
	case *graph.Citation:
		set("text", v.Text)
		set("status", v.Status)
		set("section", v.Section)
		set("locator", v.Locator)
		set("document", string(v.Document))
		p["number"] = v.Number
	case *graph.Actor:
		named(v.Name, v.Type, "", v.Aliases)
	case *graph.Event:
		named(v.Name, v.Type, v.Date, v.Aliases)
	case *graph.Policy:
		named(v.Name, v.Type, v.Date, v.Aliases)
	}
	return p
}

// dateProperties are those by which lists are filtered and ordered by date; what has no known date has no last day.
func dateProperties(id graph.ID, d *stored.Dates) map[string]any {
	p := map[string]any{}
	if d == nil {
		return p
	}
	p["kg_by_earliest"], p["kg_by_latest"] = d.Earliest+" "+string(id), d.Newest+" "+string(id)
	if d.Latest != "" {
		p["kg_latest"], p["kg_certain"] = d.Latest, d.Certain
	}
	return p
}

func workProperties(p map[string]any, set func(name, value string), v *graph.Work) {
	set("title", v.Title)
	set("year", v.Year)
	set("date", v.Date)
	set("type", v.Type)
	set("container", v.Container)
	set("publisher", v.Publisher)
	set("doi", v.DOI)
	set("url", v.URL)
	set("isbn", v.ISBN)
	set("language", v.Language)
	if len(v.Keys) > 0 {
		p["keys"] = list(v.Keys)
	}
	var authors []string
	for _, a := range v.Authors {
		authors = append(authors, a.Display())
	}
	if len(authors) > 0 {
		p["authors"] = list(authors)
	}
}
