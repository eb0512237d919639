package lexicon

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"

	"kg/annotate/lexicon/edtf"
	"kg/document"
)

// The limits of a pack.
const (
	MaxPackBytes   = 16 << 20
	MaxPackEntries = 200_000
	maxNameBytes   = 300
	maxListed      = 50   // problems reported at once
	maxChain       = 1000 // links followed in search of a circle
)

// Read reads one pack; name is the file's name, for messages. The error is an
// [*Error] with every problem found when the file was read but is wrong.
func Read(name string, r io.Reader) (*Pack, error) {
	raw, err := io.ReadAll(io.LimitReader(r, MaxPackBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read lexicon pack %s: %w", name, err)
	}
	rd := &reader{pack: &Pack{file: name}}
	if len(raw) > MaxPackBytes {
		rd.problem(0, "the file is larger than 16 MB", "split it into several packs")
		return nil, rd.err()
	}
	var root yaml.Node
	if err := yaml.Unmarshal(raw, &root); err != nil {
		rd.problem(0, "this is not YAML: "+strings.TrimPrefix(err.Error(), "yaml: "), "compare it with the example in the format's description")
		return nil, rd.err()
	}
	if root.Kind != yaml.DocumentNode || len(root.Content) == 0 {
		rd.problem(0, "the file is empty", `it needs "pack:" and "entries:"`)
		return nil, rd.err()
	}
	rd.top(root.Content[0])
	if len(rd.problems) == 0 {
		rd.references()
		rd.collisions()
	}
	if err := rd.err(); err != nil {
		return nil, err
	}
	return rd.pack, nil
}

type reader struct {
	pack     *Pack
	problems []Problem
	more     int
}

func (r *reader) problem(line int, what, advice string) {
	if len(r.problems) >= maxListed {
		r.more++
		return
	}
	r.problems = append(r.problems, Problem{File: r.pack.file, Line: line, What: what, Advice: advice})
}

func (r *reader) warn(line int, what, advice string) {
	r.pack.Warnings = append(r.pack.Warnings, Problem{File: r.pack.file, Line: line, What: what, Advice: advice})
}

func (r *reader) err() error {
	if len(r.problems) == 0 {
		return nil
	}
	e := &Error{Problems: r.problems}
	if r.more > 0 {
		e.Problems = append(e.Problems, Problem{File: r.pack.file, What: fmt.Sprintf("and %d more", r.more)})
	}
	return e
}

// fields calls set for each key of a mapping, refusing repeated ones.
func (r *reader) fields(n *yaml.Node, what string, set func(key string, k, v *yaml.Node)) bool {
	if n.Kind != yaml.MappingNode {
		r.problem(n.Line, what+" is not a list of fields", `write "field: value" lines`)
		return false
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if seen[k.Value] {
			r.problem(k.Line, fmt.Sprintf("field %q stands twice", k.Value), "keep one")
			continue
		}
		seen[k.Value] = true
		set(k.Value, k, v)
	}
	return true
}

func (r *reader) top(n *yaml.Node) {
	p := r.pack
	var entries *yaml.Node
	ok := r.fields(n, "the file", func(key string, k, v *yaml.Node) {
		switch key {
		case "pack":
			p.Name = r.text(v, key)
			if p.Name != "" && !validID(p.Name) {
				r.problem(v.Line, fmt.Sprintf("pack name %q", p.Name), "use lower-case letters, digits and hyphens")
			}
			if p.Name == builtinPack {
				r.problem(v.Line, `pack name "geo" is taken by the built-in vocabulary`, "choose another")
			}
		case "title":
			p.Title = r.text(v, key)
		case "language":
			p.Language = r.text(v, key)
		case "source":
			p.Source = r.text(v, key)
		case "licence":
			p.Licence = r.text(v, key)
		case "entries":
			entries = v
		default:
			r.problem(k.Line, fmt.Sprintf("unknown field %q", key), "known are pack, title, language, source, licence, entries")
		}
	})
	if !ok {
		return
	}
	if p.Name == "" {
		r.problem(n.Line, "the pack has no name", `add "pack: a-short-name" at the top`)
	}
	switch {
	case entries == nil:
		r.problem(n.Line, "the pack has no entries", `add "entries:" with a list`)
	case entries.Kind != yaml.SequenceNode:
		r.problem(entries.Line, "entries is not a list", `begin each entry with "- id: …"`)
	case len(entries.Content) > MaxPackEntries:
		r.problem(entries.Line, fmt.Sprintf("%d entries", len(entries.Content)), fmt.Sprintf("split the pack: %d are allowed", MaxPackEntries))
	default:
		for _, e := range entries.Content {
			r.entry(e)
		}
	}
}

func (r *reader) entry(n *yaml.Node) {
	e := Entry{Line: n.Line}
	kindLine, dateLine := n.Line, n.Line
	ok := r.fields(n, "an entry", func(key string, k, v *yaml.Node) {
		switch key {
		case "id":
			e.ID = r.text(v, key)
		case "kind":
			e.Kind, kindLine = document.EntityKind(r.text(v, key)), v.Line
		case "type":
			e.Type = r.text(v, key)
		case "name":
			e.Name = r.name(v, key)
		case "aliases":
			e.Aliases = r.names(v, key)
		case "metonyms":
			e.Metonyms = r.names(v, key)
		case "ambiguous":
			e.Ambiguous = r.names(v, key)
		case "patterns":
			e.Patterns = r.patterns(v)
		case "date":
			e.Date, dateLine = r.text(v, key), v.Line
		case "part_of":
			e.PartOf = r.text(v, key)
		case "succeeds":
			e.Succeeds = r.text(v, key)
		case "member_of":
			e.MemberOf = r.list(v, key)
		case "same_as":
			e.SameAs = r.text(v, key)
		case "note":
			e.Note = r.text(v, key)
		default:
			r.problem(k.Line, fmt.Sprintf("unknown field %q", key), "known are id, kind, type, name, aliases, metonyms, ambiguous, patterns, date, part_of, succeeds, member_of, same_as, note")
		}
	})
	if !ok {
		return
	}
	r.required(e, kindLine)
	if e.Date != "" {
		if err := edtf.Valid(e.Date); err != nil {
			r.problem(dateLine, fmt.Sprintf("date %q: %v", e.Date, err), `write EDTF, such as 2019, 2018-04-27, 2010-05/2010-11, 2024~ or 199X; leave the field out when the date is unknown`)
		}
	}
	r.pack.Entries = append(r.pack.Entries, e)
}

func (r *reader) required(e Entry, kindLine int) {
	switch {
	case e.ID == "":
		r.problem(e.Line, "the entry has no id", `add "id: a-short-name"`)
	case !validID(e.ID):
		r.problem(e.Line, fmt.Sprintf("id %q", e.ID), "use lower-case letters, digits and hyphens")
	}
	switch e.Kind {
	case document.Actor, document.Event, document.Policy:
	case "":
		r.problem(e.Line, fmt.Sprintf("entry %q has no kind", e.ID), "add kind: actor, event or policy")
	default:
		r.problem(kindLine, fmt.Sprintf("entry %q: unknown kind %q", e.ID, e.Kind), "use actor, event or policy")
	}
	if e.Name == "" {
		r.problem(e.Line, fmt.Sprintf("entry %q has no name", e.ID), `add "name: the full name"`)
	}
	if len(e.Metonyms) > 0 && e.Kind != document.Actor && e.Kind != "" {
		r.problem(e.Line, fmt.Sprintf("entry %q: metonyms are for actors", e.ID), "move them to aliases or ambiguous")
	}
}

func (r *reader) text(n *yaml.Node, field string) string {
	if n.Kind != yaml.ScalarNode {
		r.problem(n.Line, field+" is not one value", "write it on one line, in quotation marks if it holds a colon")
		return ""
	}
	if n.Tag == "!!null" {
		return ""
	}
	if len(n.Value) > 10*maxNameBytes {
		r.problem(n.Line, field+" is too long", fmt.Sprintf("at most %d bytes", 10*maxNameBytes))
		return ""
	}
	return strings.Join(strings.Fields(n.Value), " ")
}

func (r *reader) list(n *yaml.Node, field string) []string {
	if n.Tag == "!!null" {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		r.problem(n.Line, field+" is not a list", fmt.Sprintf("write %s: [one, two]", field))
		return nil
	}
	var out []string
	for _, v := range n.Content {
		if s := r.text(v, field); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (r *reader) names(n *yaml.Node, field string) []string {
	out := r.list(n, field)
	for _, s := range out {
		r.checkName(n.Line, field, s)
	}
	return out
}

func (r *reader) name(n *yaml.Node, field string) string {
	s := r.text(n, field)
	if s != "" {
		r.checkName(n.Line, field, s)
	}
	return s
}

func (r *reader) checkName(line int, field, s string) {
	switch {
	case len(s) > maxNameBytes:
		r.problem(line, field+" is too long for a name", fmt.Sprintf("at most %d bytes", maxNameBytes))
	case Fold(s) == "":
		r.problem(line, fmt.Sprintf("%s %q has neither letters nor digits", field, s), "leave it out")
	}
}

func (r *reader) patterns(n *yaml.Node) []string {
	out := r.list(n, "patterns")
	for _, s := range out {
		if _, err := parsePattern(s); err != nil {
			r.problem(n.Line, fmt.Sprintf("pattern %q: %v", s, err), `write words with * between them, as in "severed * northern cable"`)
		}
	}
	return out
}

func validID(s string) bool {
	if s == "" || len(s) > 100 {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return s[0] != '-'
}

// references checks that every id named in an entry is that of an entry of the
// pack. Ids of other packs are checked by [Merge], which sees them all.
func (r *reader) references() {
	byID := map[string]Entry{}
	for _, e := range r.pack.Entries {
		if first, twice := byID[e.ID]; twice {
			r.problem(e.Line, fmt.Sprintf("id %q stands twice, first in line %d", e.ID, first.Line), "rename one")
			continue
		}
		byID[e.ID] = e
	}
	for _, e := range r.pack.Entries {
		refs := append([]string{e.PartOf, e.Succeeds}, e.MemberOf...)
		for _, ref := range refs {
			if ref == "" || strings.Contains(ref, ":") {
				continue
			}
			if _, ok := byID[ref]; !ok {
				r.problem(e.Line, fmt.Sprintf("entry %q refers to %q, which is not in this pack", e.ID, ref), "add it, or write other-pack:id")
			}
			if ref == e.ID {
				r.problem(e.Line, fmt.Sprintf("entry %q refers to itself", e.ID), "name another entry")
			}
		}
		if e.SameAs != "" && !strings.HasPrefix(e.SameAs, builtinPack+":") {
			r.problem(e.Line, fmt.Sprintf("same_as %q", e.SameAs), "only built-in things can be named here, such as geo:FR")
		}
	}
	r.circles(byID)
}

// circles refuses part_of and succeeds chains that come back to their start.
func (r *reader) circles(byID map[string]Entry) {
	for _, field := range []struct {
		name string
		next func(Entry) string
	}{
		{"part_of", func(e Entry) string { return e.PartOf }},
		{"succeeds", func(e Entry) string { return e.Succeeds }},
	} {
		for _, e := range r.pack.Entries {
			at, steps := field.next(e), 0
			for at != "" && at != e.ID && steps < maxChain {
				at, steps = field.next(byID[at]), steps+1
			}
			if at == e.ID && steps > 0 {
				r.problem(e.Line, fmt.Sprintf("entry %q: its %s leads back to itself", e.ID, field.name), "break the circle")
				break
			}
		}
	}
}

// collisions warns of names that two entries claim.
func (r *reader) collisions() {
	owner := map[string]int{}
	for i, e := range r.pack.Entries {
		for _, s := range append([]string{e.Name}, e.Aliases...) {
			key := Fold(s)
			if j, taken := owner[key]; taken && j != i {
				other := r.pack.Entries[j]
				r.warn(e.Line, fmt.Sprintf("name %q is claimed by %q and by %q (line %d)", s, e.ID, other.ID, other.Line),
					"it will count only where another name of one of them stands; make it longer, or list it under ambiguous")
				continue
			}
			owner[key] = i
		}
	}
}

var errPattern = errors.New("a pattern needs two words or more, one of them with five letters")
