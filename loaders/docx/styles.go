package docx

import (
	"strconv"
	"strings"

	"kg/loaders/manuscript"
	"kg/loaders/xmltree"
)

// style is what a paragraph's style says of it.
type style struct {
	manuscript.Style
	bold       bool
	num, level string // the list that belongs to the style
}

// maxBased bounds the chain of styles that are based on each other.
const maxBased = 32

// readStyles resolves the styles of the document by their id.
func readStyles(root *xmltree.Node) map[string]style {
	nodes := map[string]*xmltree.Node{}
	for _, n := range root.All("style") {
		nodes[n.Attr("styleId")] = n
	}
	out := map[string]style{}
	for id, n := range nodes {
		if t := n.Attr("type"); t != "paragraph" && t != "" && t != "character" {
			continue
		}
		var s style
		for k, depth := n, 0; k != nil && depth < maxBased; k, depth = nodes[k.Child("basedOn").Attr("val")], depth+1 {
			s.inherit(k)
		}
		out[id] = s
	}
	return out
}

// inherit takes from a style what those based on it have left open.
func (s *style) inherit(n *xmltree.Node) {
	name := n.Child("name").Attr("val")
	if s.Role == manuscript.Plain {
		s.Role, s.Level = manuscript.RoleOf(name)
	}
	ppr := n.Child("pPr")
	if s.Role == manuscript.Plain {
		if l, ok := outline(ppr); ok {
			s.Role, s.Level = manuscript.Heading, l
		}
	}
	if s.num == "" {
		s.num, s.level = ppr.At("numPr", "numId").Attr("val"), ppr.At("numPr", "ilvl").Attr("val")
	}
	s.bold = s.bold || on(n.At("rPr", "b"))
}

// outline is the level of the outline that a paragraph's properties state.
func outline(ppr *xmltree.Node) (int, bool) {
	l, err := strconv.Atoi(ppr.Child("outlineLvl").Attr("val"))
	if err != nil || l < 0 || l > 8 { // 9 is the body of the text
		return 0, false
	}
	return l + 1, true
}

// on tells whether a switch is there and not turned off.
func on(n *xmltree.Node) bool {
	if n == nil {
		return false
	}
	switch n.Attr("val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// lists are the numbering definitions and the counters.
type lists struct {
	abstract map[string]*xmltree.Node
	instance map[string]*xmltree.Node
	count    map[string]*[10]counter // by abstract definition
	begun    map[string]bool         // instances whose override of the start was used
}

// counter is the number that was given last, and whether one was.
type counter struct {
	n     int
	begun bool
}

func readLists(root *xmltree.Node) *lists {
	l := &lists{abstract: map[string]*xmltree.Node{}, instance: map[string]*xmltree.Node{}, count: map[string]*[10]counter{}, begun: map[string]bool{}}
	for _, n := range root.All("abstractNum") {
		l.abstract[n.Attr("abstractNumId")] = n
	}
	for _, n := range root.All("num") {
		l.instance[n.Attr("numId")] = n
	}
	return l
}

// next counts a paragraph of the list and gives the number that stands before it; "" for a bullet. ok is false for no list at all.
func (l *lists) next(num, level string) (label string, ok bool) {
	n := l.instance[num]
	if num == "" || num == "0" || n == nil {
		return "", num != "" && num != "0" && len(l.instance) == 0
	}
	lvl, err := strconv.Atoi(level)
	if err != nil || lvl < 0 || lvl > 8 {
		lvl = 0
	}
	id := n.Child("abstractNumId").Attr("val")
	def := at(l.abstract[id], "lvl", lvl)
	start := number(def.Child("start").Attr("val"), 1)
	c := l.count[id]
	if c == nil {
		c = &[10]counter{}
		l.count[id] = c
	}
	if o := at(n, "lvlOverride", lvl); o != nil && !l.begun[num+"/"+level] {
		l.begun[num+"/"+level] = true
		if s := o.Child("startOverride"); s != nil {
			start = number(s.Attr("val"), 1)
			c[lvl] = counter{}
		}
		if d := o.Child("lvl"); d != nil {
			def = d
		}
	}
	if !c[lvl].begun {
		c[lvl] = counter{start - 1, true}
	}
	c[lvl].n++
	for k := lvl + 1; k < len(c); k++ {
		c[k] = counter{}
	}
	switch f := def.Child("numFmt").Attr("val"); f {
	case "decimal", "decimalZero", "":
		if def == nil || !strings.Contains(def.Child("lvlText").Attr("val"), "%"+strconv.Itoa(lvl+1)) && def.Child("lvlText") != nil {
			return "", true
		}
		return strconv.Itoa(c[lvl].n), true
	case "none":
		return "", false
	}
	return "", true
}

// at is the child element of a definition for a level.
func at(n *xmltree.Node, name string, level int) *xmltree.Node {
	for _, c := range n.All(name) {
		if c.Attr("ilvl") == strconv.Itoa(level) {
			return c
		}
	}
	return nil
}

func number(s string, otherwise int) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 1e6 {
		return otherwise
	}
	return n
}
