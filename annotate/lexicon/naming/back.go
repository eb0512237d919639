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

// reach is how many passages a short form looks back where several things share its head noun or the noun is vague.
const (
	reach = 8
	near  = 3
)

// back is the thing that a head noun with an article and nothing else points back to, -1 for none: the one thing of the document with that
// head noun ("the ban"), or of several the one named last ("the Lima treaty … the Quito treaty … The treaty").
func (g *gatherer) back(t Topic, start int) int {
	trail, known := g.trails[t.Head]
	if !known {
		for k := range g.groups {
			if g.groups[k].noun() == t.Head {
				trail = append(trail, g.groups[k].at...)
			}
		}
		slices.SortFunc(trail, func(a, b footprint) int { return a.start - b.start })
		g.trails[t.Head] = trail
	}
	if len(trail) == 0 {
		return -1
	}
	one := !slices.ContainsFunc(trail, func(f footprint) bool { return f.group != trail[0].group })
	k, _ := slices.BinarySearchFunc(trail, start, func(f footprint, at int) int { return f.start - at })
	if k == 0 {
		if one && !t.Vague {
			return trail[0].group
		}
		return -1
	}
	best := trail[k-1]
	if last, ok := g.last[t.Head]; ok && last.start > best.start {
		best = last
	}
	far := reach
	if t.Vague {
		far = near
	}
	if !(one && !t.Vague) && t.Unit-best.unit > far {
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
