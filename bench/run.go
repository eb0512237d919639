package bench

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/neo4j"
	"kg/graph/sqlite"
)

// Options say how to measure.
type Options struct {
	Root   string // of the repository, where the scripts and the peer are
	Kg     string // the program to measure
	Short  bool
	Rounds int
	Slice  time.Duration
	Log    zerolog.Logger
}

// Row is what was measured of one who was asked.
type Row struct {
	Question string             `json:"question"`
	Who      string             `json:"who"`
	Clients  int                `json:"clients"`
	PerS     float64            `json:"requestsPerSecond"` // median of the slices
	P50      float64            `json:"p50ms"`
	P95      float64            `json:"p95ms"`
	CPU      map[string]float64 `json:"cpuMsPerRequest"` // of each process
}

// Result is a whole measurement.
type Result struct {
	Nodes   int           `json:"nodes"`
	Edges   int           `json:"edges"`
	Rounds  int           `json:"rounds"`
	Slice   time.Duration `json:"sliceNs"`
	Compare string        `json:"compared"`
	Rows    []Row         `json:"rows"`
}

// The ones who are asked.
const (
	ByDriver = "driver alone"
	ByKg     = "kg on Neo4j"
	BySQLite = "kg on SQLite"
	ByPeer   = "@neo4j/graphql"
	// BySorted is the peer again, asked for kg's order.
	BySorted = "@neo4j/graphql, sorted"
)

// contestant is one who is asked.
type contestant struct {
	name string
	ask  asks
}

// Run generates the data, starts everybody, compares their answers and measures.
func Run(ctx context.Context, o Options) (_ *Result, err error) {
	dir, err := os.MkdirTemp("", "kg-bench")
	if err != nil {
		return nil, err
	}
	size := FullSize()
	if o.Short {
		size = ShortSize()
	}
	f := &field{dir: dir, options: o, data: Generate(size)}
	defer func() { err = errors.Join(err, f.stop(), os.RemoveAll(dir)) }()
	if err := f.start(ctx); err != nil {
		return nil, err
	}
	from := f.data.Works
	result := &Result{Nodes: len(f.data.Nodes), Edges: len(f.data.Edges), Rounds: o.Rounds, Slice: o.Slice}
	if result.Compare, err = f.compare(ctx, from[:20]); err != nil {
		return nil, err
	}
	// Two thousand works are enough to keep any answer from being the last one again.
	from = from[:min(2000, len(from))]
	for _, q := range Questions() {
		for _, clients := range []int{1, 8, 32} {
			rows, err := f.measure(ctx, q, from, clients)
			if err != nil {
				return nil, err
			}
			result.Rows = append(result.Rows, rows...)
		}
	}
	return result, nil
}

// field is everything that runs.
type field struct {
	dir         string
	options     Options
	data        *Data
	processes   []*process
	driver      driver.DriverWithContext
	contestants []contestant
	urls        map[string]string
}

func (f *field) start(ctx context.Context) error {
	address, pid, err := f.startNeo4j(ctx)
	if err != nil {
		return err
	}
	f.processes = append(f.processes, &process{name: "Neo4j", pid: pid})
	if err := f.fill(ctx, address); err != nil {
		return err
	}
	if f.driver, err = driver.NewDriverWithContext(address, driver.NoAuth()); err != nil {
		return err
	}
	f.urls = map[string]string{}
	for name, command := range map[string][]string{
		ByKg:     {f.options.Kg, "serve", "--no-seeds", "--neo4j", address, "--listen", "127.0.0.1:0"},
		BySQLite: {f.options.Kg, "serve", "--no-seeds", "--store", f.file(), "--listen", "127.0.0.1:0"},
		ByPeer:   {"node", filepath.Join(f.options.Root, "bench/peer/server.mjs"), address},
	} {
		p, url, err := f.serve(ctx, name, command)
		if err != nil {
			return err
		}
		f.processes, f.urls[name] = append(f.processes, p), url
	}
	kg, peer := func(q Question) string { return q.Kg }, func(q Question) string { return q.Peer }
	f.contestants = []contestant{
		{ByDriver, alone(f.driver)}, {ByKg, graphQL(client(), f.urls[ByKg], kg)},
		{ByPeer, graphQL(client(), f.urls[ByPeer], peer)}, {BySorted, graphQL(client(), f.urls[ByPeer], func(q Question) string { return q.Sorted })}, {BySQLite, graphQL(client(), f.urls[BySQLite], kg)},
	}
	return nil
}

func (f *field) file() string { return filepath.Join(f.dir, "graph.kg") }

// fill writes the data into both stores.
func (f *field) fill(ctx context.Context, address string) (err error) {
	began := time.Now()
	file, err := sqlite.Open(ctx, f.file(), f.options.Log)
	if err != nil {
		return err
	}
	if err := errors.Join(file.Fill(ctx, f.data.Nodes, f.data.Edges), file.Close(ctx)); err != nil {
		return err
	}
	f.options.Log.Info().Dur("took", time.Since(began)).Msg("SQLite is filled")
	began = time.Now()
	base, err := neo4j.Open(ctx, neo4j.Config{URI: address}, f.options.Log)
	if err != nil {
		return err
	}
	err = errors.Join(base.Fill(ctx, f.data.Nodes, f.data.Edges), base.Close(ctx))
	f.options.Log.Info().Dur("took", time.Since(began)).Msg("Neo4j is filled")
	return err
}

// compare asks everybody the same and sees that the same nodes come back.
func (f *field) compare(ctx context.Context, from []graph.ID) (string, error) {
	c := client()
	for _, q := range Questions() {
		for _, id := range from {
			var want []string
			for _, ask := range []struct{ who, query string }{{ByKg, q.Kg}, {BySQLite, q.Kg}, {ByPeer, q.Sorted}} {
				answer, err := post(ctx, c, f.urls[ask.who], ask.query, id)
				if err != nil {
					return "", err
				}
				got, err := ids(answer)
				if err != nil {
					return "", err
				}
				if want == nil {
					want = got
				}
				if !slices.Equal(got, want) {
					return "", fmt.Errorf("%s: %s answers with %d nodes, %s with %d, or with others", q.Name, ask.who, len(got), ByKg, len(want))
				}
			}
			answer, err := post(ctx, c, f.urls[ByPeer], q.Peer, id)
			if err != nil {
				return "", err
			}
			if got, err := ids(answer); err != nil || !f.options.Short && len(got) != len(want) {
				return "", fmt.Errorf("%s: without its order %s answers with %d nodes, with it with %d: %w", q.Name, ByPeer, len(got), len(want), err)
			}
		}
	}
	return fmt.Sprintf("the same nodes from kg on both stores and from the peer in kg's order, for %d works and each question; as many from the peer without order", len(from)), nil
}

// measure asks all in turns.
func (f *field) measure(ctx context.Context, q Question, from []graph.ID, clients int) ([]Row, error) {
	rates, latencies := map[string][]float64{}, map[string][]time.Duration{}
	cpu, asked := map[string]map[string]float64{}, map[string]int{}
	for round := range f.options.Rounds + 1 {
		for _, c := range f.contestants {
			before := f.used()
			s, err := load(ctx, c.ask, q, from, clients, f.options.Slice, uint64(round))
			if err != nil {
				return nil, fmt.Errorf("%s, %s: %w", c.name, q.Name, err)
			}
			if round == 0 { // to warm up
				continue
			}
			rates[c.name] = append(rates[c.name], float64(s.asked)/s.took.Seconds())
			latencies[c.name] = append(latencies[c.name], s.latencies...)
			asked[c.name] += s.asked
			if cpu[c.name] == nil {
				cpu[c.name] = map[string]float64{}
			}
			for name, t := range f.used() {
				cpu[c.name][name] += float64(t-before[name]) / float64(time.Millisecond)
			}
		}
	}
	var rows []Row
	for _, c := range f.contestants {
		r := Row{Question: q.Name, Who: c.name, Clients: clients, PerS: median(rates[c.name]), P50: quantile(latencies[c.name], 0.5), P95: quantile(latencies[c.name], 0.95), CPU: map[string]float64{}}
		for name, ms := range cpu[c.name] {
			if per := ms / float64(asked[c.name]); per > 0.001 {
				r.CPU[name] = per
			}
		}
		rows = append(rows, r)
		f.options.Log.Info().Str("question", q.Name).Str("who", c.name).Int("clients", clients).Float64("perS", r.PerS).Float64("p95ms", r.P95).Msg("measured")
	}
	return rows, nil
}
