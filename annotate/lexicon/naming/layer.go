package naming

import (
	"cmp"
	"slices"
	"strings"

	"kg/annotate/lexicon"
	"kg/document"
)

// Add puts entities into the layer. Mentions are flat: of two that overlap the longer stays, of two that are
// equally long the one that stood there before. An entity all of whose mentions went goes too. Entities come in
// the order of their first mentions.
func Add(d *document.Document, found []document.Entity) {
	all := append(slices.Clone(d.Layers.Entities), found...)
	kept := longest(all, len(d.Text))
	out := make([]document.Entity, 0, len(all))
	byKey := map[string]int{}
	for i, e := range all {
		if len(kept[i]) == 0 {
			continue
		}
		e.Mentions = kept[i]
		id := string(e.Kind) + "\x00" + e.Key
		if k, ok := byKey[id]; ok {
			out[k].Mentions = append(out[k].Mentions, e.Mentions...)
			out[k].Aliases = append(out[k].Aliases, e.Aliases...)
			out[k].Traits = append(out[k].Traits, e.Traits...)
			continue
		}
		byKey[id] = len(out)
		out = append(out, e)
	}
	for i := range out {
		slices.SortFunc(out[i].Mentions, func(a, b document.Mention) int { return a.Start - b.Start })
		out[i].Aliases = aliases(out[i].Name, out[i].Aliases)
	}
	slices.SortStableFunc(out, func(a, b document.Entity) int { return a.Mentions[0].Start - b.Mentions[0].Start })
	if len(out) == 0 {
		out = nil
	}
	d.Layers.Entities = out
}

// longest are the mentions of each entity that stay.
func longest(all []document.Entity, size int) [][]document.Mention {
	type place struct{ entity, mention, len int32 }
	total := 0
	for _, e := range all {
		total += len(e.Mentions)
	}
	places := make([]place, 0, total)
	for i, e := range all {
		for k := range e.Mentions {
			if n := e.Mentions[k].Len(); n > 0 {
				places = append(places, place{int32(i), int32(k), int32(n)})
			}
		}
	}
	slices.SortFunc(places, func(a, b place) int {
		if a.len != b.len {
			return cmp.Compare(b.len, a.len)
		}
		if a.entity != b.entity {
			return cmp.Compare(a.entity, b.entity)
		}
		return cmp.Compare(a.mention, b.mention)
	})
	taken := make([]uint64, size/64+1) // a bit a byte of the text
	is := func(at int) bool { return taken[at/64]&(1<<(at%64)) != 0 }
	stays := places[:0]
	count := make([]int, len(all))
	for _, p := range places {
		m := all[p.entity].Mentions[p.mention].Span
		// what stands there already is at least as long: where it overlaps, it has the first or the last byte
		if is(m.Start) || is(m.End-1) {
			continue
		}
		for at := m.Start; at < m.End; at++ {
			taken[at/64] |= 1 << (at % 64)
		}
		stays = append(stays, p)
		count[p.entity]++
	}
	room := make([]document.Mention, len(stays))
	kept := make([][]document.Mention, len(all))
	for i, n := range count {
		kept[i], room = room[:0:n], room[n:]
	}
	for _, p := range stays {
		kept[p.entity] = append(kept[p.entity], all[p.entity].Mentions[p.mention])
	}
	return kept
}

func aliases(name string, list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	list = slices.Compact(list)
	list = slices.DeleteFunc(list, func(s string) bool { return s == "" || s == name })
	if len(list) == 0 {
		return nil
	}
	return list
}

// NameKey is the canonical key of what has a proper name: its letters and digits.
func NameKey(prefix, name string) string {
	return prefix + ":" + strings.ReplaceAll(lexicon.Fold(name), " ", "")
}

// TopicKey is the canonical key of what is described: its content words in order of the alphabet, and its year.
func TopicKey(prefix string, words []string, date string) string {
	w := slices.DeleteFunc(slices.Clone(words), func(s string) bool { return s == "" })
	slices.Sort(w)
	key := prefix + ":" + strings.Join(slices.Compact(w), "-")
	if len(date) >= 4 {
		key += "@" + date[:4]
	}
	return key
}

// Entity is the entity of a thing that the lexicon knows.
func Entity(t lexicon.Thing) document.Entity {
	reason := "names of one entry of the built-in vocabulary"
	if t.Lexicon != "" {
		reason = "names of one lexicon entry, " + t.Lexicon
	}
	return document.Entity{
		Kind: t.Kind, Type: t.Type, Name: t.Name, Key: t.Key, Lexicon: t.Lexicon,
		Date: t.Date, PartOf: t.PartOf, Reason: reason,
	}
}
