package backup_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/backup"
	"kg/graph/sqlite"
	"kg/graph/storetest"
)

func empty(t testing.TB) graph.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	return s
}

func corpus(t testing.TB) graph.Store {
	t.Helper()
	s := empty(t)
	for _, b := range storetest.Corpus() {
		if _, err := s.Apply(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func backedUp(t testing.TB, s graph.Store) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := backup.Write(context.Background(), &out, s); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestARestoredGraphIsTheSameByteForByte(t *testing.T) {
	for name, from := range map[string]graph.Store{"the corpus": corpus(t), "nothing": empty(t)} {
		t.Run(name, func(t *testing.T) {
			to := empty(t)
			file := backedUp(t, from)
			sum, err := backup.Read(t.Context(), bytes.NewReader(file), to)
			if err != nil {
				t.Fatal(err)
			}
			var was, is bytes.Buffer
			if err := graph.WriteRecords(&was, from.Records(t.Context())); err != nil {
				t.Fatal(err)
			}
			if err := graph.WriteRecords(&is, to.Records(t.Context())); err != nil {
				t.Fatal(err)
			}
			if was.String() != is.String() {
				t.Error("the graphs differ")
			}
			if digest, err := backup.Digest(t.Context(), to); err != nil || digest != sum.Digest {
				t.Errorf("digest %s, the backup says %s (%v)", digest, sum.Digest, err)
			}
			if again := backedUp(t, to); !bytes.Equal(again, file) {
				t.Error("the backup of what was restored is another file")
			}
			if same, err := backup.Remakes(t.Context(), from, func() (graph.Store, error) { return empty(t), nil }); err != nil || !same {
				t.Errorf("the documents make another graph (%v)", err)
			}
		})
	}
}

func unpacked(t testing.TB, file []byte) string {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func packed(text string) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, _ = io.WriteString(w, text)
	_ = w.Close()
	return out.Bytes()
}

func TestWhatIsNoWholeBackupIsRefused(t *testing.T) {
	good := backedUp(t, corpus(t))
	text := unpacked(t, good)
	lines := strings.SplitAfter(text, "\n")
	for name, file := range map[string][]byte{
		"nothing":                    nil,
		"something else":             []byte("# A paper\n"),
		"something else, compressed": packed("# A paper\n"),
		"cut short":                  good[:len(good)/2],
		"without its end":            packed(strings.Join(lines[:len(lines)-2], "")),
		"without a document":         packed(lines[0] + strings.Join(lines[2:], "")),
		"with more behind its end":   packed(text + lines[1]),
		"of a newer program":         packed(strings.Replace(text, `"version":1`, `"version":2`, 1)),
		"with another quote":         packed(strings.Replace(text, `"quote":"`, `"quote":"x`, 1)),
		"with another name":          packed(strings.Replace(text, `"name":"`, `"name":"x`, 1)),
		"with a broken line":         packed(lines[0] + "{\n"),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := backup.Read(t.Context(), bytes.NewReader(file), empty(t))
			if code := graph.CodeOf(err); code != graph.Invalid && code != graph.Unsupported {
				t.Errorf("code %q: %v", code, err)
			}
		})
	}
	if _, err := backup.Read(t.Context(), bytes.NewReader(good), corpus(t)); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("into a store that holds something: %v", err)
	}
}

// changing is a store that another writes to while its documents are read.
type changing struct{ graph.Store }

func (c changing) Batch(ctx context.Context, id graph.ID) (graph.Batch, error) {
	b, err := c.Store.Batch(ctx, id)
	if err == nil {
		_, _ = c.Forget(ctx, storetest.Corpus()[0].Document) // the second time there is nothing left to forget
	}
	return b, err
}

func TestAGraphThatChangesMeanwhileIsNotBackedUp(t *testing.T) {
	if _, err := backup.Write(t.Context(), io.Discard, changing{corpus(t)}); err == nil {
		t.Error("a backup of two states of the graph was made")
	}
}

func FuzzRead(f *testing.F) {
	f.Add(unpacked(f, backedUp(f, corpus(f))))
	f.Add(`{"format":"kg backup","version":1}` + "\n" + `{"end":{"documents":0,"digest":""}}`)
	f.Fuzz(func(t *testing.T, text string) {
		s := empty(t)
		sum, err := backup.Read(t.Context(), bytes.NewReader(packed(text)), s)
		if err != nil {
			if graph.CodeOf(err) == graph.Internal {
				t.Fatal(err)
			}
			return
		}
		if digest, err := backup.Digest(t.Context(), s); err != nil || digest != sum.Digest {
			t.Errorf("accepted, and the graph is another (%v)", err)
		}
	})
}
