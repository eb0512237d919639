// Package pipeline walks the whole line: bytes, document, layers, batch, store.
//
// Documents are independent of each other: one that cannot be read is reported
// and the others go on. A document is in the store whole or not at all.
package pipeline

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/rs/zerolog"

	"kg/annotate"
	"kg/document"
	"kg/graph"
	"kg/loaders"
	"kg/resolve"
)

// Line is the way from a file to a batch.
type Line struct {
	Limits     loaders.Limits
	Annotators []annotate.Annotator
	Log        zerolog.Logger
	// Workers is how many documents are read at a time; 0 for one per processor.
	Workers int
}

// Report says what became of one document.
type Report struct {
	Name     string
	Document graph.ID // "" when it could not be read
	Media    string
	Bytes    int64
	Coverage graph.Coverage
	Written  graph.Counts
	Proposed *document.Proposed // the account of a model that read along, or nil
	Took     time.Duration
	// Skipped says why the file was passed over without being tried; Err why it failed.
	Skipped string
	Err     error
}

// Annotate reads a document and runs the annotators over it.
func (l *Line) Annotate(ctx context.Context, src loaders.Source) (*document.Document, error) {
	d, err := loaders.Load(ctx, src, l.Limits)
	if err != nil {
		return nil, translate(err)
	}
	for _, p := range d.Problems {
		l.Log.Warn().Str("document", d.Name).Msg(p.Message)
	}
	if err := annotate.Run(ctx, l.Annotators, d); err != nil {
		if ctx.Err() != nil {
			return nil, graph.Errorf(graph.Timeout, "%s: ended before it was read: %w", src.Name, err)
		}
		return nil, graph.Errorf(graph.Internal, "%w", err)
	}
	return d, nil
}

// translate puts a loader's error into the graph's codes.
func translate(err error) error {
	var e *loaders.Error
	if !errors.As(err, &e) {
		if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
			return graph.Errorf(graph.Timeout, "%w", err)
		}
		return graph.Errorf(graph.Invalid, "%w", err)
	}
	switch e.Code {
	case loaders.TooLarge, loaders.TooComplex:
		return graph.Errorf(graph.TooLarge, "%w", err)
	case loaders.Unreadable:
		return graph.Errorf(graph.NotFound, "%w", err)
	case loaders.Unsupported, loaders.Binary, loaders.Encoding, loaders.Locked:
		return graph.Errorf(graph.Unsupported, "%w", err)
	}
	return graph.Errorf(graph.Invalid, "%w", err)
}

// Sink takes what documents say: a [graph.Store], or whatever else keeps batches.
type Sink interface {
	Apply(ctx context.Context, b graph.Batch) (graph.Counts, error)
}

// Load reads the sources and applies each to the store, several at a time.
// Every source gets one report, given to done in the order of the sources as
// soon as those before it are finished. The error is only for what ends the whole load: the
// context, or a store that cannot be written.
func (l *Line) Load(ctx context.Context, store Sink, sources []loaders.Source, done func(Report)) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	slots := make([]chan Report, len(sources))
	for i := range slots {
		slots[i] = make(chan Report, 1)
	}
	var wg sync.WaitGroup
	next := make(chan int)
	for range l.workers(len(sources)) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range next {
				r := l.one(ctx, store, sources[i])
				if fatal(r.Err) {
					cancel(r.Err)
				}
				slots[i] <- r
			}
		}()
	}
	go func() {
		defer close(next)
		for i := range sources {
			select {
			case next <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	for i := range sources {
		select {
		case r := <-slots[i]:
			done(r)
		case <-ctx.Done():
			wg.Wait()
			l.drain(slots[i:], done)
			return stopped(ctx)
		}
	}
	wg.Wait()
	return stopped(ctx)
}

// drain reports what was finished when the load was ended.
func (l *Line) drain(slots []chan Report, done func(Report)) {
	for _, s := range slots {
		select {
		case r := <-s:
			done(r)
		default:
		}
	}
}

func stopped(ctx context.Context) error {
	err := context.Cause(ctx)
	if err == nil {
		return nil
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return graph.Errorf(graph.Timeout, "the load was ended; the documents reported before are in the store, the others are not")
	}
	return err
}

// fatal tells whether an error says that the next document will fail too.
func fatal(err error) bool { return graph.CodeOf(err) == graph.Unavailable }

func (l *Line) workers(n int) int {
	w := l.Workers
	if w <= 0 {
		w = runtime.GOMAXPROCS(0)
	}
	return max(1, min(w, n))
}

func (l *Line) one(ctx context.Context, store Sink, src loaders.Source) Report {
	started := time.Now()
	r := Report{Name: cmp.Or(src.Name, "-")}
	d, err := l.Annotate(ctx, src)
	if err != nil {
		return l.ended(r, started, err)
	}
	r.Media, r.Bytes, r.Proposed = d.Media, d.Size, d.Proposed
	b, err := resolve.Batch(d)
	if err != nil {
		return l.ended(r, started, graph.Errorf(graph.Internal, "%w", err))
	}
	r.Document = b.Document
	for _, n := range b.Claims {
		if doc, ok := n.(*graph.Document); ok {
			r.Coverage = doc.Coverage
		}
	}
	r.Written, err = store.Apply(ctx, b)
	if err != nil {
		err = graph.Errorf(graph.CodeOf(err), "%s: %w", src.Name, err)
	}
	return l.ended(r, started, err)
}

func (l *Line) ended(r Report, started time.Time, err error) Report {
	r.Took, r.Err = time.Since(started), err
	if err != nil {
		// no warning: the report bears the error, and who asked for the load prints it
		l.Log.Info().Str("document", r.Name).Str("code", string(graph.CodeOf(err))).Err(err).Msg("document failed")
		return r
	}
	l.Log.Info().Str("document", r.Name).Str("id", string(r.Document)).Int64("bytes", r.Bytes).
		Int("references", r.Coverage.References).Int("citations", r.Coverage.Citations).
		Int("nodes", r.Written.WrittenNodes).Int("evidence", r.Written.WrittenEvidence).
		Bool("unchanged", r.Written.Unchanged).Dur("took", r.Took).Msg("document loaded")
	return r
}

// Files are the sources that the paths name: files as they are, folders with
// all documents below them in byte order, hidden ones left out; "-" is stdin.
// Skipped are the files in folders whose endings are none of a document's; a file that is
// named itself is always tried. A folder that holds no document is an error.
func Files(paths []string, stdin io.Reader) (sources []loaders.Source, skipped []string, err error) {
	for _, p := range paths {
		if p == "-" {
			sources = append(sources, loaders.Source{Reader: stdin})
			continue
		}
		info, err := os.Stat(p)
		if err != nil || !info.IsDir() {
			size := int64(0)
			if err == nil {
				size = info.Size()
			}
			// one name that is wrong does not stop the others: it fails when its turn comes
			sources = append(sources, file(p, size))
			continue
		}
		below, passed, err := walk(p)
		if err != nil {
			return nil, nil, err
		}
		if len(below) == 0 {
			return nil, nil, graph.Errorf(graph.Invalid, "the folder %s holds no documents (%d other files); name a folder with documents, or a file", p, len(passed))
		}
		sources, skipped = append(sources, below...), append(skipped, passed...)
	}
	return sources, skipped, nil
}

func file(path string, size int64) loaders.Source {
	return loaders.Source{Name: path, Size: size, Open: func() (io.ReadCloser, error) { return os.Open(path) },
		Beside: func(name string) (io.ReadCloser, error) { return beside(filepath.Dir(path), name) }}
}

// beside opens a regular file of a folder; links that lead out of it are not followed.
func beside(dir, name string) (io.ReadCloser, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	if info, err := root.Stat(name); err != nil || !info.Mode().IsRegular() {
		return nil, fs.ErrNotExist
	}
	return root.Open(name)
}

// isDocument tells whether a file's ending is that of a document: one that can
// be read, or one that a person would expect to be, which then fails with a sentence of its own.
func isDocument(name string) bool {
	ending := strings.ToLower(filepath.Ext(name))
	for _, f := range loaders.Formats() {
		if slices.Contains(f.Extensions, ending) {
			return true
		}
	}
	return slices.Contains([]string{".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".tex"}, ending)
}

func walk(root string) (sources []loaders.Source, skipped []string, err error) {
	err = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		hidden := path != root && e.Name()[0] == '.'
		switch {
		case e.IsDir() && hidden:
			return fs.SkipDir
		case hidden || !e.Type().IsRegular():
		case !isDocument(e.Name()):
			skipped = append(skipped, path)
		default:
			info, err := e.Info()
			if err != nil {
				return err
			}
			sources = append(sources, file(path, info.Size()))
		}
		return nil
	})
	if err != nil {
		return nil, nil, graph.Errorf(graph.Invalid, "the folder %s cannot be read: %w", root, err)
	}
	return sources, skipped, nil
}
