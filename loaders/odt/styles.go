package odt

import (
	"strconv"
	"strings"

	"kg/loaders/manuscript"
	"kg/loaders/xmltree"
)

// style is what a style says of a paragraph or of a stretch of text.
type style struct {
	manuscript.Style
	bold, plain    bool // plain: turned to the ordinary weight
	raised, hidden bool
}

// maxParents bounds the chain of styles that take from each other.
const maxParents = 32

// readStyles resolves the common styles and those the text made up as it went.
func (r *reader) readStyles(common *manuscript.Part) {
	nodes := map[string]*xmltree.Node{}
	r.styles, r.lists = map[string]style{}, map[string]*xmltree.Node{}
	gather := func(root *xmltree.Node) {
		for _, group := range []string{"styles", "automatic-styles"} {
			for _, n := range root.Child(group).Elements() {
				switch n.Name {
				case "style":
					nodes[n.Attr("family")+"/"+n.Attr("name")] = n
				case "list-style":
					r.lists[n.Attr("name")] = n
				}
			}
		}
	}
	if common != nil {
		gather(common.Root)
	}
	gather(r.part.Root)
	for key, n := range nodes {
		family, _, _ := strings.Cut(key, "/")
		if family != "paragraph" && family != "text" {
			continue
		}
		var s style
		for k, depth := n, 0; k != nil && depth < maxParents; k, depth = nodes[family+"/"+k.Attr("parent-style-name")], depth+1 {
			s.inherit(k)
		}
		r.styles[key] = s
	}
}

// inherit takes from a style what those that follow it have left open.
func (s *style) inherit(n *xmltree.Node) {
	if s.Role == manuscript.Plain && n.Attr("family") == "paragraph" {
		name := n.Attr("display-name")
		if name == "" {
			name = strings.ReplaceAll(n.Attr("name"), "_20_", " ")
		}
		s.Role, s.Level = manuscript.RoleOf(name)
	}
	if l, err := strconv.Atoi(n.Attr("default-outline-level")); err == nil && l > 0 && s.Role == manuscript.Plain {
		s.Role, s.Level = manuscript.Heading, l
	}
	t := n.Child("text-properties")
	switch w := t.Attr("font-weight"); {
	case s.bold || s.plain:
	case w == "bold" || w == "600" || w == "700" || w == "800" || w == "900":
		s.bold = true
	case w != "":
		s.plain = true
	}
	pos := t.Attr("text-position")
	s.raised = s.raised || strings.HasPrefix(pos, "super") || strings.HasPrefix(pos, "33%") || strings.HasPrefix(pos, "58%")
	s.hidden = s.hidden || t.Attr("display") == "none"
}

// label counts an entry of a list and is the number before it, "" for a bullet.
func (r *reader) label(l list, item *xmltree.Node) string {
	def := r.lists[l.style]
	var level *xmltree.Node
	for _, c := range def.Elements() {
		if c.Attr("level") == strconv.Itoa(l.depth) {
			level = c
		}
	}
	if level == nil || level.Name != "list-level-style-number" {
		return ""
	}
	c := r.count[l.style]
	for len(c) <= l.depth {
		c = append(c, 0)
	}
	start, err := strconv.Atoi(item.Attr("start-value"))
	switch {
	case err == nil && start >= 0 && start < 1e6:
		c[l.depth] = start
	case c[l.depth] == 0:
		c[l.depth] = 1
		if s, err := strconv.Atoi(level.Attr("start-value")); err == nil && s >= 0 && s < 1e6 {
			c[l.depth] = s
		}
	default:
		c[l.depth]++
	}
	r.count[l.style] = c[:l.depth+1]
	if f := level.Attr("num-format"); f != "1" {
		return ""
	}
	return strconv.Itoa(c[l.depth])
}
