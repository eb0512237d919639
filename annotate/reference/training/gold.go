package training

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Person is an author as the gold files write one.
type Person struct {
	Family, Given, Literal, Particle string
}

func (p Person) family() string {
	f := p.Family
	if f == "" {
		f = p.Literal
	}
	return strings.TrimSpace(p.Particle + " " + f)
}

// Fields are the fields of a reference as the gold files write them.
type Fields struct {
	Authors                                []Person
	Year                                   any
	Suffix                                 string
	Title, Container, Volume, Issue, Pages string
	Publisher, DOI, URL, Type              string
	Unscored                               []string
	// Editors, Place, Edition and Degree are known of entries that were rendered, not of gold.
	Editors                []Person `json:"-"`
	Place, Edition, Degree string   `json:"-"`
}

func (f Fields) year() string {
	switch y := f.Year.(type) {
	case string:
		return y
	case float64:
		return fmt.Sprint(int(y))
	}
	return ""
}

// Reference is one reference with what is right about it.
type Reference struct {
	ID, Text string
	Markdown bool // Text is Markdown, with its emphasis
	Fields   Fields
	Style    string
	Source   string // the collection it comes from
	Group    string // the document or the stretch of a collection it comes from: what is trained and what is measured never share one
}

// chunk is how many neighbours of a collection without documents make a group.
const chunk = 50

// Read reads the gold references of a folder: refs.jsonl and docs/*.gold.json.
func Read(dir string) ([]Reference, error) {
	singles, err := readSingles(filepath.Join(dir, "refs.jsonl"))
	if err != nil {
		return nil, err
	}
	docs, err := filepath.Glob(filepath.Join(dir, "docs", "*.gold.json"))
	if err != nil {
		return nil, err
	}
	slices.Sort(docs)
	for _, f := range docs {
		refs, err := readDocument(f)
		if err != nil {
			return nil, err
		}
		singles = append(singles, refs...)
	}
	return singles, nil
}

func readSingles(path string) ([]Reference, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []Reference
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<22)
	for sc.Scan() {
		var g struct {
			ID, Text, Source, Style string
			Gold                    Fields
		}
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, Reference{ID: g.ID, Text: g.Text, Fields: g.Gold, Style: g.Style, Source: collection(g.Source), Group: group(g.Source)})
	}
	return out, sc.Err()
}

// collection is the owner and name of the repository a source is in.
func collection(source string) string {
	name, _, _ := strings.Cut(source, "@")
	return name
}

// group names the document a source is, or its stretch of a collection.
func group(source string) string {
	file, item, _ := strings.Cut(source, "#")
	base := file[strings.LastIndexByte(file, '/')+1:]
	if base == "core.xml" {
		n := 0
		fmt.Sscanf(item, "%d", &n)
		return fmt.Sprintf("core.xml/%02d", n/chunk)
	}
	return base
}

func readDocument(path string) ([]Reference, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var g struct {
		ID, Style, Kind string
		Source          struct{ Path string }
		References      []struct {
			ID, Text string
			Gold     Fields
		}
	}
	if err := json.Unmarshal(b, &g); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	name := group(g.Source.Path)
	if g.Source.Path == "" {
		name = g.ID
	}
	var out []Reference
	for _, r := range g.References {
		out = append(out, Reference{ID: g.ID + "/" + r.ID, Text: r.Text, Markdown: true, Fields: r.Gold, Style: g.Style, Group: name})
	}
	return out, nil
}
