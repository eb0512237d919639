package export

import (
	"archive/zip"
	"context"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"kg/graph"
)

// Vault writes a zip with a vault of Obsidian: a folder for each kind, a note for each node, with its edges as links and all their passages as quotes.
// Every note has a name of its own in the whole vault, so that a link cannot lead elsewhere.
func Vault(ctx context.Context, w io.Writer, g Graph) error {
	all, err := gather(ctx, g)
	if err == nil {
		err = newVault(all).write(ctx, w)
	}
	if err != nil {
		return fmt.Errorf("export as Obsidian vault: %w", err)
	}
	return nil
}

type vault struct {
	*gathered
	names map[graph.ID]string // of notes
}

func newVault(g *gathered) *vault {
	v := &vault{gathered: g, names: make(map[graph.ID]string, len(g.nodes))}
	taken := map[string]bool{}
	for _, n := range g.nodes {
		id := n.NodeID()
		name := noteName(n.Label())
		if name == "" || taken[strings.ToLower(name)] {
			_, digest, _ := strings.Cut(string(id), ":")
			name = strings.TrimSpace(name + " " + digest)
		}
		taken[strings.ToLower(name)] = true
		v.names[id] = name
	}
	return v
}

func (v *vault) write(ctx context.Context, w io.Writer) error {
	out := zip.NewWriter(w)
	for _, n := range v.nodes {
		if err := ctx.Err(); err != nil {
			return graph.Errorf(graph.Timeout, "stopped: %w", err)
		}
		file, err := out.CreateHeader(&zip.FileHeader{Name: string(n.NodeKind()) + "/" + v.names[n.NodeID()] + ".md", Method: zip.Deflate})
		if err != nil {
			return err
		}
		p := newPen(file)
		v.note(p, n)
		if err := p.pass(true); err != nil {
			return err
		}
	}
	return out.Close()
}

// note writes the attributes as YAML, whose texts are written as JSON is, and the edges as sections by relation.
func (v *vault) note(p *pen, n graph.Node) {
	p.put("---\nid: ")
	p.json(string(n.NodeID()))
	row := nodeValues(n, nil)
	for i, a := range NodeAttributes() {
		name, value := a.Name, row[i]
		switch {
		case value == "":
			continue
		case name == "names":
			name = "aliases" // by which Obsidian finds the note
		case a.kind != listed:
			value = string(appendJSON(nil, value))
		}
		p.put("\n", name, ": ", noLinks(value))
	}
	p.put("\ntags: [\"kg/", row[0], "\"]\n---\n# ", markdown(n.Label()), "\n")
	if ref, ok := n.(*graph.Reference); ok {
		p.put("\n", markdown(ref.Raw), "\n")
	}
	v.edgesOf(p, v.out[n.NodeID()], func(e graph.Edge) (string, graph.ID) { return string(e.Relation), e.To })
	v.edgesOf(p, v.in[n.NodeID()], func(e graph.Edge) (string, graph.ID) { return "← " + string(e.Relation), e.From })
}

// noLinks keeps texts in JSON from being read as links: all of them stand in quotes, where a bracket may be escaped.
func noLinks(s string) string { return strings.ReplaceAll(s, "[[", `\u005b\u005b`) }

// edgesOf writes the edges, a section for each relation in the order of [graph.Allowed].
func (v *vault) edgesOf(p *pen, places []int, end func(graph.Edge) (string, graph.ID)) {
	for _, rule := range graph.Allowed() {
		begun := false
		for _, i := range places {
			e := v.edges[i]
			if e.Relation != rule.Relation {
				continue
			}
			title, other := end(e)
			if !begun {
				begun = true
				p.put("\n## ", title, "\n\n")
			}
			p.put("- ", v.link(other), " (", decimalOf(e.Confidence), qualified(e), ")\n")
			for _, passage := range e.Evidence {
				v.passage(p, passage)
			}
		}
	}
}

// qualified is what is to be known before an edge is believed.
func qualified(e graph.Edge) string {
	out := ""
	if e.Negated {
		out += ", denied"
	}
	if e.Hedged {
		out += ", hedged"
	}
	if e.Confidence == 0 {
		out += ", rejected"
	}
	if e.Date != "" {
		out += ", " + e.Date
	}
	return out
}

// passage is a quote with where it stands.
func (v *vault) passage(p *pen, e graph.Evidence) {
	p.put("  > ", markdown(e.Quote), "\n  > — ")
	if _, here := v.names[e.Document]; here {
		p.put(v.link(e.Document))
	} else {
		p.put(markdown(v.titles[e.Document]))
	}
	if e.Section != "" {
		p.put(", ", markdown(e.Section))
	}
	p.put(" ", weighed(e), "\n\n")
}

// weighed is what is to be known before a passage is believed, in brackets.
func weighed(e graph.Evidence) string {
	out := "(" + decimalOf(e.Confidence)
	if e.Hedged {
		out += ", hedged"
	}
	if e.Verdict != "" {
		out += ", " + string(e.Verdict) + "ed"
	}
	return out + ")"
}

func (v *vault) link(id graph.ID) string { return "[[" + v.names[id] + "]]" }

// markdown is a text in one line in which nothing is taken for markup: CommonMark takes every punctuation mark behind a backslash for itself.
func markdown(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r < ' ':
			b.WriteByte(' ')
		case strings.ContainsRune("\\`*_{}[]<>#|~=$%^!&", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// longestName is how many bytes the name of a note may have, so that file systems take it, with a digest behind it and an ending.
const longestName = 120

// noteName is a label as a name of a note: without what file systems and links of Obsidian give a meaning. "" where nothing is left.
func noteName(label string) string {
	name := strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == '\uFFFD' || strings.ContainsRune("*\"\\/<>:|?#^[]%`$", r) {
			return ' '
		}
		return r
	}, label)
	name = strings.Join(strings.Fields(name), " ")
	for len(name) > longestName {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	name = strings.Trim(name, ". ")
	if reserved(name) {
		return ""
	}
	if i := strings.LastIndexByte(name, '.'); i > 0 && isEnding(name[i+1:]) { // a link to x.pdf is one to a file
		name = name[:i] + " (" + name[i+1:] + ")"
	}
	return name
}

// isEnding tells whether a name with this behind its last dot may be taken for a file that is no note.
func isEnding(s string) bool {
	for i := range len(s) {
		letter, digit := s[i] >= 'a' && s[i] <= 'z', s[i] >= '0' && s[i] <= '9'
		if !letter && (!digit || i == 0) {
			return false
		}
	}
	return len(s) >= 2 && len(s) <= 8
}

// reserved tells whether Windows keeps the name for a device.
func reserved(name string) bool {
	base, _, _ := strings.Cut(strings.ToUpper(name), ".")
	switch base {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(base) == 4 && (strings.HasPrefix(base, "COM") || strings.HasPrefix(base, "LPT")) && base[3] >= '0' && base[3] <= '9'
}
