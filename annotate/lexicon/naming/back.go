package naming

import (
	"slices"
	"strings"

	"kg/annotate/lexicon"
)

// footprint is a place that names a thing in more than its head noun.
type footprint struct {
	start, unit, group int
}

// trail are the places, in the order of the text, that name things with one head noun; one tells that they are all the same thing's.
type trail struct {
	at  []footprint
	one bool
}

// reach is how many passages a short form looks back where several things share its head noun or the noun is vague.
const (
	reach = 8
	near  = 3
)

// back is the thing that a head noun with an article and nothing else points back to, -1 for none: the one thing of the document with that
// head noun ("the ban"), or of several the one named last ("the Lima treaty … the Quito treaty … The treaty").
func (g *gatherer) back(t Topic, start int) int {
	tr, known := g.trails[t.Head]
	if !known {
		for k := range g.groups {
			if g.groups[k].noun() == t.Head {
				tr.at = append(tr.at, g.groups[k].at...)
			}
		}
		slices.SortFunc(tr.at, func(a, b footprint) int { return a.start - b.start })
		tr.one = !slices.ContainsFunc(tr.at, func(f footprint) bool { return f.group != tr.at[0].group })
		g.trails[t.Head] = tr
	}
	if len(tr.at) == 0 {
		return -1
	}
	one := tr.one && !t.Vague
	k, _ := slices.BinarySearchFunc(tr.at, start, func(f footprint, at int) int { return f.start - at })
	if k == 0 {
		if one {
			return tr.at[0].group
		}
		return -1
	}
	best := tr.at[k-1]
	if last, ok := g.last[t.Head]; ok && last.start > best.start {
		best = last
	}
	far := reach
	if t.Vague {
		far = near
	}
	if !one && t.Unit-best.unit > far {
		return -1
	}
	g.last[t.Head] = footprint{start, t.Unit, best.group}
	return best.group
}

// noun is the head noun of the thing's name, that of a known one too.
func (gr *group) noun() string {
	if gr.head != "" {
		return gr.head
	}
	name := gr.entity.Name
	return Singular(lexicon.Fold(name[strings.LastIndexByte(name, ' ')+1:]))
}
