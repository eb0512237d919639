package lexicon

import (
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Write writes a pack as [Read] reads it: the fields in the order of the format's description, one entry after the
// other, notes included. What was read and is written says the same when it is read again.
func Write(w io.Writer, p *Pack) error {
	root := &yaml.Node{Kind: yaml.MappingNode}
	put(root, "pack", p.Name)
	put(root, "title", p.Title)
	put(root, "language", p.Language)
	put(root, "licence", p.Licence)
	put(root, "source", p.Source)
	entries := &yaml.Node{Kind: yaml.SequenceNode}
	for _, e := range p.Entries {
		entries.Content = append(entries.Content, entryNode(e))
	}
	root.Content = append(root.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: "entries"}, entries)
	var b strings.Builder
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	if err := enc.Encode(root); err != nil {
		return fmt.Errorf("write lexicon pack %s: %w", p.Name, err)
	}
	if err := enc.Close(); err != nil {
		return fmt.Errorf("write lexicon pack %s: %w", p.Name, err)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func entryNode(e Entry) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode}
	put(n, "id", e.ID)
	put(n, "kind", string(e.Kind))
	put(n, "type", e.Type)
	put(n, "name", e.Name)
	putList(n, "aliases", e.Aliases)
	putList(n, "metonyms", e.Metonyms)
	putList(n, "ambiguous", e.Ambiguous)
	putList(n, "patterns", e.Patterns)
	put(n, "date", e.Date)
	put(n, "part_of", e.PartOf)
	put(n, "succeeds", e.Succeeds)
	putList(n, "member_of", e.MemberOf)
	put(n, "same_as", e.SameAs)
	put(n, "note", e.Note)
	return n
}

func scalar(s string) *yaml.Node {
	n := &yaml.Node{}
	n.SetString(s)
	n.Style &^= yaml.LiteralStyle // names have no lines
	return n
}

func put(n *yaml.Node, field, value string) {
	if value != "" {
		n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: field}, scalar(value))
	}
}

func putList(n *yaml.Node, field string, values []string) {
	if len(values) == 0 {
		return
	}
	list := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
	for _, v := range values {
		list.Content = append(list.Content, scalar(v))
	}
	n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: field}, list)
}
