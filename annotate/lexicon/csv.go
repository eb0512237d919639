package lexicon

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"kg/annotate/lexicon/edtf"
	"kg/document"
)

// columns are the columns of a table, by the names they go by.
func columns() map[string]string {
	return map[string]string{
		"id": "id", "kind": "kind", "type": "type", "name": "name", "label": "name",
		"aliases": "aliases", "alias": "aliases", "altlabel": "aliases", "metonyms": "metonyms", "ambiguous": "ambiguous", "patterns": "patterns",
		"date": "date", "part_of": "part_of", "succeeds": "succeeds", "member_of": "member_of", "same_as": "same_as", "note": "note",
	}
}

// ReadCSV reads a pack from a table: one entry a row, under a first row that names the columns as the fields of a pack
// are named. kind and name are needed; an entry without an id gets one made of its name. Lists are separated by "|" or
// ";". Columns are separated by commas, semicolons or tabs, whichever the first row has most of. pack is the pack's
// name. The error is an [*Error] with every problem found when the file was read but is wrong.
func ReadCSV(name, pack string, r io.Reader) (*Pack, error) {
	raw, err := io.ReadAll(io.LimitReader(r, MaxPackBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read lexicon table %s: %w", name, err)
	}
	rd := &reader{pack: &Pack{file: name, Name: pack}}
	switch {
	case len(raw) > MaxPackBytes:
		rd.problem(0, "the file is larger than 16 MB", "split it into several packs")
	case !utf8.Valid(raw):
		rd.problem(0, "the file is not UTF-8", "save it as CSV UTF-8")
	case !validID(pack) || pack == builtinPack:
		rd.problem(0, fmt.Sprintf("pack name %q", pack), `use lower-case letters, digits and hyphens, and not "geo"`)
	default:
		rd.table(bytes.TrimPrefix(raw, []byte("\ufeff")))
	}
	if len(rd.problems) == 0 {
		rd.references()
		rd.collisions()
	}
	if err := rd.err(); err != nil {
		return nil, err
	}
	return rd.pack, nil
}

// separator is the character that a table's columns are separated by.
func separator(raw []byte) rune {
	first, _, _ := bytes.Cut(raw, []byte("\n"))
	best, most := ',', bytes.Count(first, []byte(","))
	for _, c := range ";\t" {
		if n := bytes.Count(first, []byte(string(c))); n > most {
			best, most = c, n
		}
	}
	return best
}

func (r *reader) table(raw []byte) {
	in := csv.NewReader(bytes.NewReader(raw))
	in.Comma = separator(raw)
	in.FieldsPerRecord = -1
	in.TrimLeadingSpace = in.Comma != '\t'
	head, err := in.Read()
	if err != nil {
		r.problem(1, "there is no first row that names the columns", "begin with kind,name,aliases,date")
		return
	}
	fields := r.head(head)
	if len(r.problems) > 0 {
		return
	}
	taken := map[string]bool{}
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var wrong *csv.ParseError
		if errors.As(err, &wrong) {
			r.problem(wrong.Line, "the row cannot be read: "+wrong.Err.Error(), "put a field that holds a quotation mark or a separator in quotation marks")
			return
		}
		if err != nil {
			r.problem(0, "the table cannot be read: "+err.Error(), "save it again as CSV UTF-8")
			return
		}
		line, _ := in.FieldPos(0)
		if len(r.pack.Entries) == MaxPackEntries {
			r.problem(line, fmt.Sprintf("more than %d entries", MaxPackEntries), "split the pack")
			return
		}
		if strings.TrimSpace(strings.Join(row, "")) != "" {
			r.row(line, fields, row, taken)
		}
	}
	if len(r.pack.Entries) == 0 && len(r.problems) == 0 {
		r.problem(0, "the table has no rows", "add one for each entry")
	}
}

// head gives the field of each column; "" for one without a name, which is not read.
func (r *reader) head(row []string) []string {
	known := columns()
	out := make([]string, len(row))
	seen := map[string]bool{}
	for i, c := range row {
		c = strings.ToLower(strings.Join(strings.Fields(c), "_"))
		switch f := known[c]; {
		case c == "":
		case f == "":
			r.problem(1, fmt.Sprintf("unknown column %q", c), "known are id, kind, type, name, aliases, metonyms, ambiguous, patterns, date, part_of, succeeds, member_of, same_as, note")
		case seen[f]:
			r.problem(1, fmt.Sprintf("column %q stands twice", f), "keep one")
		default:
			out[i], seen[f] = f, true
		}
	}
	for _, f := range []string{"kind", "name"} {
		if !seen[f] {
			r.problem(1, fmt.Sprintf("there is no column %q", f), "add it")
		}
	}
	return out
}

func (r *reader) row(line int, fields, row []string, taken map[string]bool) {
	e := Entry{Line: line}
	if len(row) > len(fields) {
		r.problem(line, fmt.Sprintf("%d fields under %d columns", len(row), len(fields)), "put a field that holds a separator in quotation marks")
		return
	}
	for i, v := range row {
		v = strings.Join(strings.Fields(v), " ")
		if v == "" {
			continue
		}
		if len(v) > 10*maxNameBytes {
			r.problem(line, fields[i]+" is too long", fmt.Sprintf("at most %d bytes", 10*maxNameBytes))
			return
		}
		r.cell(&e, fields[i], v)
	}
	if e.ID == "" {
		e.ID = IDOf(e.Name, taken)
	}
	taken[e.ID] = true
	r.required(e, line)
	if e.Date != "" {
		if err := edtf.Valid(e.Date); err != nil {
			r.problem(line, fmt.Sprintf("date %q: %v", e.Date, err), "write EDTF, such as 2019, 2018-04-27 or 2010-05/2010-11; leave the cell empty when the date is unknown")
		}
	}
	r.pack.Entries = append(r.pack.Entries, e)
}

func (r *reader) cell(e *Entry, field, v string) {
	names := func() []string {
		var out []string
		for _, s := range strings.FieldsFunc(v, func(c rune) bool { return c == '|' || c == ';' }) {
			if s = strings.TrimSpace(s); s != "" {
				r.checkName(e.Line, field, s)
				out = append(out, s)
			}
		}
		return out
	}
	switch field {
	case "id":
		e.ID = v
	case "kind":
		e.Kind = document.EntityKind(strings.ToLower(v))
	case "type":
		e.Type = v
	case "name":
		r.checkName(e.Line, field, v)
		e.Name = v
	case "aliases":
		e.Aliases = names()
	case "metonyms":
		e.Metonyms = names()
	case "ambiguous":
		e.Ambiguous = names()
	case "patterns":
		e.Patterns = names()
		for _, s := range e.Patterns {
			if _, err := parsePattern(s); err != nil {
				r.problem(e.Line, fmt.Sprintf("pattern %q: %v", s, err), `write words with * between them, as in "severed * northern cable"`)
			}
		}
	case "date":
		e.Date = v
	case "part_of":
		e.PartOf = v
	case "succeeds":
		e.Succeeds = v
	case "member_of":
		e.MemberOf = names()
	case "same_as":
		e.SameAs = v
	case "note":
		e.Note = v
	}
}

// IDOf makes an id of a name that is not taken yet: "Harbour LNG Programme" → "harbour-lng-programme". A name without a
// Latin letter gives "entry", with a number where that is taken.
func IDOf(name string, taken map[string]bool) string {
	var b strings.Builder
	for _, c := range strings.ReplaceAll(Fold(name), " ", "-") {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' && b.Len() > 0 {
			b.WriteRune(c)
		}
		if b.Len() >= 60 {
			break
		}
	}
	id := strings.Trim(b.String(), "-")
	if id == "" {
		id = "entry"
	}
	if !taken[id] {
		return id
	}
	// Many names may give one id: the number is looked for by doubling and halving, not one by one.
	numbered := func(n int) string { return fmt.Sprintf("%s-%d", id, n) }
	used, free := 1, 2
	for taken[numbered(free)] {
		used, free = free, 2*free
	}
	for free-used > 1 {
		if n := (used + free) / 2; taken[numbered(n)] {
			used = n
		} else {
			free = n
		}
	}
	return numbered(free)
}
