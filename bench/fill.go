package bench

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"syscall"
	"time"

	"kg/graph/shard"
)

// LoadOptions say how to measure a first load.
type LoadOptions struct {
	Root      string // of the repository, where the scripts are
	Kg        string // the program to measure
	Documents int
	Shards    int
	Temporary string // folder to work in, "" for that of the system
	Say       func(string)
}

// Stage is one step of a load.
type Stage struct {
	Name    string  `json:"name"`
	Seconds float64 `json:"seconds"`
	Rows    int     `json:"rows,omitempty"` // nodes and relationships of the database
	PerS    float64 `json:"rowsPerSecond,omitempty"`
	MaxMB   int     `json:"maxResidentMB,omitempty"` // of kg
}

// LoadResult is a whole measurement.
type LoadResult struct {
	Documents int     `json:"documents"`
	Nodes     int     `json:"nodes"` // of the graph
	Edges     int     `json:"edges"`
	Rows      int     `json:"rows"` // nodes and relationships of the database: claims, descriptions, keys and names too
	Stages    []Stage `json:"stages"`
}

// loading is a measurement under way.
type loading struct {
	LoadOptions
	dir    string
	result LoadResult
}

// Load invents documents, builds shards of them, and loads these in every way there is.
func Load(ctx context.Context, o LoadOptions) (_ LoadResult, err error) {
	dir, err := os.MkdirTemp(o.Temporary, "kg-load-")
	if err != nil {
		return LoadResult{}, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	l := &loading{LoadOptions: o, dir: dir, result: LoadResult{Documents: o.Documents}}
	for _, step := range []func(context.Context) error{l.build, l.files, l.offline, l.driver, l.file} {
		if err := step(ctx); err != nil {
			return l.result, err
		}
	}
	return l.result, nil
}

func (l *loading) at(name string) string { return filepath.Join(l.dir, name) }

func (l *loading) stage(s Stage) {
	if s.Rows > 0 {
		s.PerS = float64(s.Rows) / s.Seconds
	}
	l.result.Stages = append(l.result.Stages, s)
	l.Say(fmt.Sprintf("%-60s %8.1f s %9d rows %8.0f rows/s %5d MB", s.Name, s.Seconds, s.Rows, s.PerS, s.MaxMB))
}

func (l *loading) shards() (out []string) {
	for i := range l.Shards {
		out = append(out, l.at(fmt.Sprint("shard", i)))
	}
	return out
}

// build writes the documents into shards, one after the other; the time of inventing them is in it.
func (l *loading) build(ctx context.Context) error {
	began := time.Now()
	builders := make([]*shard.Builder, l.Shards)
	for i, dir := range l.shards() {
		var err error
		if builders[i], err = shard.NewBuilder(dir, shard.Memory/l.Shards); err != nil {
			return err
		}
	}
	i := 0
	for b := range Documents(l.Documents) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, err := builders[i%l.Shards].Add(b); err != nil {
			return err
		}
		i++
	}
	for _, b := range builders {
		if _, err := b.Close(); err != nil {
			return err
		}
	}
	l.stage(Stage{Name: "documents invented and built into shards", Seconds: time.Since(began).Seconds()})
	return nil
}

var counted = regexp.MustCompile(`(\d+) nodes and (\d+) relationships|: (\d+) rows, .*; (\d+) rows/s, then (\d+\.\d) s for the indexes|(\d+) nodes, (\d+) edges`)

// kg runs the program and tells what it said, how long it took and how much memory it had.
func (l *loading) kg(ctx context.Context, args ...string) (said []string, seconds float64, maxMB int, err error) {
	c := exec.CommandContext(ctx, l.Kg, args...)
	c.Stderr = os.Stderr
	began := time.Now()
	out, err := c.Output()
	seconds = time.Since(began).Seconds()
	if err != nil {
		return nil, 0, 0, fmt.Errorf("%v: %w", args, err)
	}
	if u, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		maxMB = int(u.Maxrss >> 10)
	}
	return counted.FindStringSubmatch(string(out)), seconds, maxMB, nil
}

func (l *loading) files(ctx context.Context) error {
	said, seconds, mb, err := l.kg(ctx, append([]string{"merge", "--temporary", l.dir, "-o", l.at("files")}, l.shards()...)...)
	if err != nil {
		return err
	}
	nodes, _ := strconv.Atoi(said[1])
	edges, _ := strconv.Atoi(said[2])
	l.result.Rows = nodes + edges
	l.stage(Stage{Name: "shards merged into files (kg merge)", Seconds: seconds, Rows: l.result.Rows, MaxMB: mb})
	return nil
}

// offline imports the files, and makes the indexes.
func (l *loading) offline(ctx context.Context) error {
	began := time.Now()
	c := exec.CommandContext(ctx, filepath.Join(l.Root, "scripts/neo4j/import.sh"), l.at("files"), l.at("imported"))
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("import: %w\n%s", err, out)
	}
	l.stage(Stage{Name: "files imported offline (neo4j-admin)", Seconds: time.Since(began).Seconds(), Rows: l.result.Rows})
	if err := os.RemoveAll(l.at("files")); err != nil {
		return err
	}
	return l.started(ctx, "imported", func(address string) error {
		_, seconds, _, err := l.kg(ctx, "--neo4j", address, "query", "{ stats { evidence } }")
		if err == nil {
			l.stage(Stage{Name: "indexes made when it is first opened", Seconds: seconds, Rows: l.result.Rows})
		}
		return err
	})
}

// started runs a server on a folder while do runs.
func (l *loading) started(ctx context.Context, folder string, do func(address string) error) error {
	f := &field{options: Options{Root: l.Root}, dir: l.dir}
	address, pid, err := f.startNeo4jIn(ctx, l.at(folder))
	if err != nil {
		return err
	}
	f.processes = append(f.processes, &process{name: "neo4j", pid: pid})
	return errors.Join(do(address), f.stop(), os.RemoveAll(l.at(folder)))
}

// driver fills an empty database through the driver.
func (l *loading) driver(ctx context.Context) error {
	return l.started(ctx, "filled", func(address string) error {
		said, seconds, mb, err := l.kg(ctx, append([]string{"merge", "--temporary", l.dir, "--format", "neo4j", "--neo4j", address}, l.shards()...)...)
		if err != nil {
			return err
		}
		rate, _ := strconv.ParseFloat(said[4], 64)
		indexes, _ := strconv.ParseFloat(said[5], 64)
		l.stage(Stage{Name: "written through the driver (kg merge --format neo4j), without the sorting before", Seconds: float64(l.result.Rows) / rate, Rows: l.result.Rows, MaxMB: mb})
		l.stage(Stage{Name: "shards sorted and written through the driver", Seconds: seconds - indexes, Rows: l.result.Rows, MaxMB: mb})
		l.stage(Stage{Name: "indexes made", Seconds: indexes, Rows: l.result.Rows})
		return nil
	})
}

func (l *loading) file(ctx context.Context) error {
	said, seconds, mb, err := l.kg(ctx, append([]string{"merge", "--temporary", l.dir, "--format", "sqlite", "-o", l.at("kg.db")}, l.shards()...)...)
	if err != nil {
		return err
	}
	l.result.Nodes, _ = strconv.Atoi(said[6])
	l.result.Edges, _ = strconv.Atoi(said[7])
	l.stage(Stage{Name: "shards merged into an embedded store", Seconds: seconds, Rows: l.result.Rows, MaxMB: mb})
	return nil
}
