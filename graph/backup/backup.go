package backup

import (
	"bufio"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"kg/graph"
)

// The first line of a backup, inside its gzip, tells what it is and its version.
const (
	format  = "kg backup"
	version = 1
)

// maxLine is the longest line, in bytes: a document's batch with its text.
const maxLine = 1 << 30

type header struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
}

// line is one document's batch, or, behind the last, the end.
type line struct {
	Document graph.ID     `json:"document,omitempty"`
	Claims   []claim      `json:"claims,omitempty"`
	Edges    []graph.Edge `json:"edges,omitempty"`
	End      *Summary     `json:"end,omitempty"`
}

type claim struct {
	Kind graph.Kind      `json:"kind"`
	Node json.RawMessage `json:"node"`
}

// Summary is what a backup holds.
type Summary struct {
	Documents int `json:"documents"`
	// Digest is the SHA-256 of the canonical export of the graph, in hexadecimal: what is restored must have the same.
	Digest string `json:"digest"`
}

// Digest is the SHA-256 of a store's canonical export, in hexadecimal.
func Digest(ctx context.Context, s graph.Store) (string, error) {
	h := sha256.New()
	if err := graph.WriteRecords(h, s.Records(ctx)); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// Write writes the store's documents, one at a time in memory. A graph that
// changes meanwhile is [graph.Unavailable]: what was written is then no backup.
func Write(ctx context.Context, w io.Writer, s graph.Store) (Summary, error) {
	var sum Summary
	var err error
	if sum.Digest, err = Digest(ctx, s); err != nil {
		return Summary{}, err
	}
	packed := gzip.NewWriter(w)
	out := json.NewEncoder(packed)
	if err := out.Encode(header{format, version}); err != nil {
		return Summary{}, err
	}
	err = eachDocument(ctx, s, func(id graph.ID) error {
		b, err := s.Batch(ctx, id)
		if err != nil {
			return err
		}
		l, err := lineOf(b)
		if err == nil {
			sum.Documents++
			err = out.Encode(l)
		}
		return err
	})
	if err != nil {
		return Summary{}, err
	}
	after, err := Digest(ctx, s)
	if err != nil {
		return Summary{}, err
	}
	if after != sum.Digest {
		return Summary{}, graph.Errorf(graph.Unavailable, "the graph changed while it was backed up: stop what writes to it, and try again")
	}
	return sum, errors.Join(out.Encode(line{End: &sum}), packed.Close())
}

// eachDocument goes through the documents in order.
func eachDocument(ctx context.Context, s graph.Store, do func(graph.ID) error) error {
	q := graph.NodeQuery{Kind: graph.KindDocument, First: 100}
	for {
		page, err := s.List(ctx, q)
		if err != nil {
			return err
		}
		for _, n := range page.Nodes {
			if err := do(n.NodeID()); err != nil {
				return err
			}
		}
		if q.After = page.Next; q.After == "" {
			return nil
		}
	}
}

func lineOf(b graph.Batch) (line, error) {
	l := line{Document: b.Document, Edges: b.Edges}
	for _, n := range b.Claims {
		encoded, err := json.Marshal(n)
		if err != nil {
			return line{}, fmt.Errorf("encode %s: %w", n.NodeID(), err)
		}
		l.Claims = append(l.Claims, claim{n.NodeKind(), encoded})
	}
	return l, nil
}

func (l line) batch() (graph.Batch, error) {
	b := graph.Batch{Document: l.Document, Edges: l.Edges}
	for _, c := range l.Claims {
		n, err := graph.DecodeNode(c.Kind, c.Node)
		if err != nil {
			return graph.Batch{}, err
		}
		b.Claims = append(b.Claims, n)
	}
	return b, nil
}

// Read writes a backup's documents into an empty store and checks that the graph is the one that was backed up. What is
// no backup, or broken off, or of a newer program is an error, and the store is to be thrown away.
func Read(ctx context.Context, r io.Reader, s graph.Store) (Summary, error) {
	totals, err := s.Count(ctx)
	if err != nil {
		return Summary{}, err
	}
	for _, n := range totals.Nodes {
		if n > 0 {
			return Summary{}, graph.Errorf(graph.Invalid, "the store is not empty: a backup is restored into an empty one")
		}
	}
	packed, err := gzip.NewReader(r)
	if err != nil {
		return Summary{}, graph.Errorf(graph.Invalid, "this is no backup: %w", err)
	}
	lines := bufio.NewScanner(packed)
	lines.Buffer(make([]byte, 1<<16), maxLine)
	if err := readHeader(lines); err != nil {
		return Summary{}, err
	}
	sum, err := readDocuments(ctx, lines, s)
	if err != nil {
		return Summary{}, err
	}
	digest, err := Digest(ctx, s)
	if err == nil && digest != sum.Digest {
		err = graph.Errorf(graph.Unsupported, "the graph came out otherwise than it was backed up: use the version of kg that made the backup")
	}
	return sum, err
}

func readHeader(lines *bufio.Scanner) error {
	var h header
	if !lines.Scan() || json.Unmarshal(lines.Bytes(), &h) != nil || h.Format != format {
		return graph.Errorf(graph.Invalid, "this is no backup of kg")
	}
	if h.Version != version {
		return graph.Errorf(graph.Unsupported, "the backup has version %d, this program knows %d: use the program that made it", h.Version, version)
	}
	return nil
}

func readDocuments(ctx context.Context, lines *bufio.Scanner, s graph.Store) (Summary, error) {
	for n := 0; lines.Scan(); n++ {
		var l line
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			return Summary{}, graph.Errorf(graph.Invalid, "document %d of the backup is damaged: %w", n+1, err)
		}
		if l.End != nil {
			if l.End.Documents != n || lines.Scan() || lines.Err() != nil {
				return Summary{}, graph.Errorf(graph.Invalid, "the backup is damaged: it ends where it should not")
			}
			return *l.End, nil
		}
		b, err := l.batch()
		if err == nil {
			_, err = s.Apply(ctx, b)
		}
		if err != nil {
			return Summary{}, graph.Errorf(graph.CodeOf(err), "document %d of the backup: %w", n+1, err)
		}
	}
	if err := lines.Err(); err != nil {
		return Summary{}, graph.Errorf(graph.Invalid, "the backup is damaged: %w", err)
	}
	return Summary{}, graph.Errorf(graph.Invalid, "the backup breaks off before its end")
}

// Remakes tells whether the graph that a store's documents make in an empty store is the one that the store holds.
func Remakes(ctx context.Context, s graph.Store, empty func() (graph.Store, error)) (same bool, err error) {
	other, err := empty()
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, other.Close(context.WithoutCancel(ctx))) }()
	err = eachDocument(ctx, s, func(id graph.ID) error {
		b, err := s.Batch(ctx, id)
		if err == nil {
			_, err = other.Apply(ctx, b)
		}
		return err
	})
	if err != nil {
		return false, err
	}
	was, err := Digest(ctx, s)
	if err != nil {
		return false, err
	}
	is, err := Digest(ctx, other)
	return was == is, err
}
