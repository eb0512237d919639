package server

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/export"
	"kg/graph/subgraph"
	"kg/server/internal/gate"
)

// The neighbourhood that GET /export/{format}?around=… gives where it is not told how large.
const (
	exportDepth = 2
	exportNodes = 100
)

// exports answers GET /export/{format}: the graph, or a part of it, in a format of [export.Formats]. It only reads. An export is
// written into memory, as far as an answer may be long, before any of it is sent: what goes wrong has a status of its own.
type exports struct {
	store  graph.Store
	limits Limits
	room   *gate.Room
	log    zerolog.Logger
}

// list answers GET /export: which formats there are.
func (x exports) list(w http.ResponseWriter, r *http.Request) {
	type entry struct {
		Name, Title, Media, Ending, Keeps string
	}
	var out []entry
	for _, f := range export.Formats() {
		out = append(out, entry{f.Name, f.Title, f.Media, f.Ending, f.Keeps})
	}
	body, err := json.Marshal(out)
	if err != nil {
		x.refuse(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(body) // a client that has gone needs no answer
}

// ServeHTTP answers with an export.
func (x exports) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, ok := export.FormatByName(r.PathValue("format"))
	if !ok {
		x.refuse(w, r, graph.Errorf(graph.NotFound, "no format of that name; GET /export lists them"))
		return
	}
	out := &most{left: x.limits.Answer}
	left, err := x.write(r, f, out)
	if err != nil {
		x.refuse(w, r, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.Media)
	h.Set("Content-Disposition", `attachment; filename="kg.`+f.Ending+`"`)
	h.Set("Content-Length", strconv.Itoa(out.Len()))
	if len(left) > 0 {
		h.Set("X-Left-Out", strings.Join(left, " "))
	}
	_, _ = w.Write(out.Bytes()) // a client that has gone needs no answer
}

// write writes what was asked for, once there is room, and says what was left out.
func (x exports) write(r *http.Request, f export.Format, out *most) ([]string, error) {
	part, err := asPart(r.URL.Query())
	if err != nil {
		return nil, err
	}
	ctx := r.Context()
	leave, err := x.room.Enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if len(part.Nodes)+len(part.Around) == 0 {
		if err := x.small(r); err != nil {
			return nil, err
		}
	}
	g, err := export.Open(ctx, x.store, part)
	if err != nil {
		return nil, err
	}
	return g.Cut, f.Write(ctx, out, g)
}

// small refuses the whole of a graph that has more nodes and edges than a request may cost.
func (x exports) small(r *http.Request) error {
	totals, err := x.store.Count(r.Context())
	if err != nil {
		return err
	}
	n := 0
	for _, c := range totals.Nodes {
		n += c
	}
	for _, c := range totals.Edges {
		n += c
	}
	if n > x.limits.Cost {
		return graph.Errorf(graph.TooLarge, "the graph has %d nodes and edges, at most %d are sent; ask for a part (node, around), or write a file with kg export", n, x.limits.Cost)
	}
	return nil
}

// asPart reads which part of the graph is wanted. Lists are parameters that are repeated.
func asPart(q url.Values) (export.Part, error) {
	known := []string{"node", "around", "depth", "limit", "kind", "relation", "minConfidence"}
	for name := range q {
		if !slices.Contains(known, name) {
			return export.Part{}, graph.Errorf(graph.Invalid, "%q is no parameter of an export; there are %s", name, strings.Join(known, ", "))
		}
	}
	p := export.Part{Depth: exportDepth, Limit: exportNodes}
	for _, id := range q["node"] {
		p.Nodes = append(p.Nodes, graph.ID(id))
	}
	for _, id := range q["around"] {
		p.Around = append(p.Around, graph.ID(id))
	}
	for _, k := range q["kind"] {
		p.Kinds = append(p.Kinds, graph.Kind(k))
	}
	for _, rel := range q["relation"] {
		p.Relations = append(p.Relations, graph.Relation(rel))
	}
	if len(p.Nodes) > subgraph.MaxNodes {
		return export.Part{}, graph.Errorf(graph.TooLarge, "%d nodes: the limit is %d", len(p.Nodes), subgraph.MaxNodes)
	}
	var err error
	if p.Depth, err = numeral(q, "depth", p.Depth); err != nil {
		return export.Part{}, err
	}
	if p.Limit, err = numeral(q, "limit", p.Limit); err != nil {
		return export.Part{}, err
	}
	if s := q.Get("minConfidence"); s != "" {
		if p.MinConfidence, err = strconv.ParseFloat(s, 64); err != nil {
			return export.Part{}, graph.Errorf(graph.Invalid, "minConfidence is no number")
		}
	}
	return p, nil
}

// numeral is a whole number among the parameters.
func numeral(q url.Values, name string, otherwise int) (int, error) {
	s := q.Get(name)
	if s == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, graph.Errorf(graph.Invalid, "%s is no whole number", name)
	}
	return n, nil
}

// refuse answers with an error, its status that of its code.
func (x exports) refuse(w http.ResponseWriter, r *http.Request, err error) {
	code, message := told(r.Context(), x.log, err)
	as := map[graph.Code]int{
		graph.Invalid: http.StatusBadRequest, graph.NotFound: http.StatusNotFound, graph.TooLarge: http.StatusRequestEntityTooLarge,
		graph.Unavailable: http.StatusServiceUnavailable, graph.Timeout: http.StatusGatewayTimeout,
	}[code]
	if as == 0 {
		as = http.StatusInternalServerError
	}
	refuse(w, r, as, code, message)
}

// most is a buffer that takes so many bytes.
type most struct {
	bytes.Buffer
	left int64
}

// Write refuses what goes beyond.
func (m *most) Write(b []byte) (int, error) {
	if m.left -= int64(len(b)); m.left < 0 {
		return 0, graph.Errorf(graph.TooLarge, "the export is longer than an answer may be; ask for a part (node, around), or write a file with kg export")
	}
	return m.Buffer.Write(b)
}

// exportMedia are the media types of exports that are worth compressing.
func exportMedia() []string {
	var out []string
	for _, f := range export.Formats() {
		if f.Ending != "zip" && f.Ending != "parquet" {
			out = append(out, f.Media)
		}
	}
	return out
}
