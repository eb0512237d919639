package markdown

import (
	"errors"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"

	"kg/document"
	"kg/loaders/layout"
)

// maxFront is the longest block of YAML that is read, in bytes: front matter is a screenful.
const maxFront = 64 << 10

// frontMatter is the length of the block of YAML at the start of a text, its
// closing line included (Pandoc User's Guide, "Extension: yaml_metadata_block"), 0 for none.
func frontMatter(text string) int {
	first, _, ok := strings.Cut(text, "\n")
	if !ok || strings.TrimRight(first, " \t\r") != "---" {
		return 0
	}
	at := len(first) + 1
	if next, _, _ := strings.Cut(text[at:], "\n"); strings.TrimSpace(next) == "" { // a rule, not the start of a block
		return 0
	}
	for at < min(len(text), maxFront) {
		line, _, more := strings.Cut(text[at:], "\n")
		next := at + len(line) + 1
		if l := strings.TrimRight(line, " \t\r"); l == "---" || l == "..." {
			return min(next, len(text))
		}
		if !more {
			break
		}
		at = next
	}
	return 0
}

// front is what is read of the block. Names are those of Pandoc and Quarto.
type front struct {
	Title, Subtitle  yaml.Node
	Author, Authors  yaml.Node
	Date, Lang, URL  yaml.Node
	Language         yaml.Node
	DOI              yaml.Node `yaml:"doi"`
	ContainerTitle   yaml.Node `yaml:"container-title"`
	PublicationTitle yaml.Node `yaml:"publication"`
}

// readFront reads the metadata of a block of YAML. ok is false when it is none.
func readFront(block string) (m document.Metadata, ok bool) {
	lines := strings.Split(strings.TrimRight(block, "\r\n"), "\n")
	body := strings.Join(lines[1:len(lines)-1], "\n")
	var f front
	if err := yaml.NewDecoder(strings.NewReader(body)).Decode(&f); err != nil && !errors.Is(err, io.EOF) {
		return m, false
	}
	m.Title = plain(scalar(f.Title))
	if sub := plain(scalar(f.Subtitle)); sub != "" && m.Title != "" {
		m.Title += ": " + sub
	}
	m.Authors = append(people(f.Author), people(f.Authors)...)
	m.Date = layout.Date(scalar(f.Date))
	m.Language = first(scalar(f.Lang), scalar(f.Language))
	m.URL = first(scalar(f.URL))
	m.Container = first(plain(scalar(f.ContainerTitle)), plain(scalar(f.PublicationTitle)))
	m.DOI = bareDOI(scalar(f.DOI))
	return m, true
}

func scalar(n yaml.Node) string {
	if n.Kind == yaml.ScalarNode {
		return strings.TrimSpace(n.Value)
	}
	return ""
}

// people reads a name, a list of names, or a list of mappings with name, or given and family.
func people(n yaml.Node) []document.Person {
	switch n.Kind {
	case yaml.ScalarNode:
		if names, ok := layout.People(plain(n.Value)); ok {
			return names
		}
		if s := plain(n.Value); s != "" {
			return []document.Person{{Literal: s}}
		}
	case yaml.SequenceNode:
		var out []document.Person
		for _, c := range n.Content {
			out = append(out, people(*c)...)
		}
		return out
	case yaml.MappingNode:
		at := map[string]*yaml.Node{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			at[n.Content[i].Value] = n.Content[i+1]
		}
		if f := at["family"]; f != nil {
			p := document.Person{Family: scalar(*f)}
			if g := at["given"]; g != nil {
				p.Given = scalar(*g)
			}
			return []document.Person{p}
		}
		for _, key := range []string{"name", "literal"} {
			if v := at[key]; v != nil {
				return people(*v)
			}
		}
	}
	return nil
}

// bareDOI is a DOI without the resolver before it, in lower case, "" for what is none.
func bareDOI(s string) string {
	at := strings.Index(s, "10.")
	if at < 0 || !strings.Contains(s[at:], "/") {
		return ""
	}
	return strings.ToLower(s[at:])
}

// plain drops the emphasis and folds the white space of a value.
func plain(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("*", "", "`", "").Replace(s)), " ")
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
