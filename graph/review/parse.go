package review

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"kg/graph"
)

// Limits of a file of decisions.
const (
	MaxFile    = 64 << 20 // bytes
	MaxLine    = 1 << 20  // bytes of one record
	MaxRecords = 100_000
	maxFaults  = 20 // that are told
)

// Fault is what is wrong with one line.
type Fault struct {
	Line    int // from 1
	Message string
}

// Faults are all that is wrong with a file. It is an [graph.Invalid] error.
type Faults struct {
	Name string
	List []Fault
	More int // that are not told
}

// Error names each line on a line of its own.
func (f *Faults) Error() string {
	var b strings.Builder
	for i, x := range f.List {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s, line %d: %s", f.Name, x.Line, x.Message)
	}
	if f.More > 0 {
		fmt.Fprintf(&b, "\n%s: %d more lines are wrong", f.Name, f.More)
	}
	return b.String()
}

func (f *Faults) add(line int, format string, args ...any) {
	if len(f.List) == maxFaults {
		f.More++
		return
	}
	f.List = append(f.List, Fault{line, fmt.Sprintf(format, args...)})
}

// Parse reads records, one a line. Empty lines are passed over; a line without an id, as a person may write it, gets its own. A record
// that stands there twice, as after a merge of two branches, is there once. The error is [graph.Invalid] and
// wraps [*Faults] with a sentence for each line that is wrong, or [graph.TooLarge]; then there are no records. Name is that of the file, for the errors.
func Parse(name string, r io.Reader) ([]Record, error) {
	var out []Record
	faults := &Faults{Name: name}
	seen := map[graph.ID]bool{}
	in := bufio.NewReaderSize(io.LimitReader(r, MaxFile+1), MaxLine+2)
	read := 0
	for line := 1; ; line++ {
		text, err := in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			return nil, graph.Errorf(graph.TooLarge, "%s, line %d: more than %d bytes", name, line, MaxLine)
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, graph.Errorf(graph.Unavailable, "%s cannot be read: %w", name, err)
		}
		if read += len(text); read > MaxFile {
			return nil, graph.Errorf(graph.TooLarge, "%s has more than %d bytes", name, MaxFile)
		}
		if line == 1 {
			text = bytes.TrimPrefix(text, []byte("\ufeff"))
		}
		if len(text) > MaxLine+1 {
			return nil, graph.Errorf(graph.TooLarge, "%s, line %d: more than %d bytes", name, line, MaxLine)
		}
		if text = bytes.TrimSpace(text); len(text) > 0 {
			rec, fault := parseLine(text)
			switch {
			case fault != nil:
				faults.add(line, "%v", fault)
			case !seen[rec.ID]:
				seen[rec.ID] = true
				out = append(out, rec)
			}
		}
		if len(out) > MaxRecords {
			return nil, graph.Errorf(graph.TooLarge, "%s has more than %d decisions", name, MaxRecords)
		}
		if err != nil {
			break
		}
	}
	if len(faults.List) > 0 {
		return nil, graph.Errorf(graph.Invalid, "%w", faults)
	}
	return out, nil
}

func parseLine(text []byte) (Record, error) {
	for _, mark := range []string{"<<<<<<<", "=======", ">>>>>>>", "|||||||"} {
		if bytes.HasPrefix(text, []byte(mark)) {
			return Record{}, errors.New("a conflict of git is left here: keep the decisions of both sides and take the marks out")
		}
	}
	if !utf8.Valid(text) {
		return Record{}, errors.New("it is not UTF-8")
	}
	var r Record
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&r); err != nil {
		return Record{}, fmt.Errorf("it is no decision as JSON: %w", err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return Record{}, errors.New("something stands on the line behind the decision")
	}
	if at, err := time.Parse(time.RFC3339Nano, r.When); err == nil && r.ID == "" {
		r.When = at.UTC().Format(Time)
	}
	for i := range r.Claims {
		var compact bytes.Buffer
		if err := json.Compact(&compact, r.Claims[i].Node); err != nil {
			return Record{}, fmt.Errorf("an end is no node: %w", err)
		}
		r.Claims[i].Node = compact.Bytes()
	}
	if r.ID == "" {
		r.ID = r.Digest()
	}
	return r, r.Validate()
}
