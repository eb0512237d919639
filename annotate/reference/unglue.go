package reference

import (
	"strconv"
	"strings"

	"kg/document"
)

// unglue parts entries that run on in one line: at the next number of a
// numbered list, or where a whole entry ends and names with a date begin.
func (a *Annotator) unglue(d *document.Document, es []entry) []entry {
	labels := map[string]bool{}
	for _, e := range es {
		labels[e.label] = true
	}
	out := make([]entry, 0, len(es))
	for _, e := range es {
		for range 50 {
			v := d.View(e.parts...)
			at, skip, label := a.glued(v.Text, e.label, labels)
			if at <= 0 {
				break
			}
			first, rest := divide(d, e, v, at, at+skip)
			if len(first.parts) == 0 || len(rest.parts) == 0 {
				break
			}
			rest.label = label
			rest.confidence = min(e.confidence, 0.8)
			out = append(out, first)
			e = rest
		}
		out = append(out, e)
	}
	return out
}

// maxGlued bounds how far into an entry, in bytes, a second one is looked for.
const maxGlued = 5000

// glued finds where the second entry of s begins, with the number to skip before it; at is 0 when s is one entry.
func (a *Annotator) glued(s, label string, labels map[string]bool) (at, skip int, next string) {
	if n := atoi(label); n > 0 {
		next = strconv.Itoa(n + 1)
		if labels[next] {
			return 0, 0, ""
		}
		for _, form := range [...]string{" [" + next + "] ", " (" + next + ") ", " " + next + ". ", " " + next + ") "} {
			k := strings.Index(s, form)
			if k > 30 && len(s)-k > 30 && (form[1] == '[' || ended(s[:k])) && authorStart(s[k+len(form):]) > 0.5 {
				return k, len(form), next
			}
		}
		return 0, 0, ""
	}
	const far = 700 // no entry is judged by more
	for k := 40; k+40 < min(len(s), maxGlued); k++ {
		if s[k] != ' ' || !ended(s[:k]) || s[k-1] == ')' && strings.HasSuffix(s[:k], "Eds.)") || authorStart(s[k+1:]) < 2.8 {
			continue
		}
		v, dated := a.opening(s[k+1 : min(len(s), k+400)])
		if !dated || v < 5 {
			continue
		}
		before, behind := a.likeness(s[:min(k, far)]), a.likeness(s[k+1:min(len(s), k+far)])
		if w, ok := a.opening(s[:min(k, far)]); !ok || w < 4 || before.points < 4 || behind.points < 4 {
			continue
		}
		return k, 1, ""
	}
	return 0, 0, ""
}

// divide cuts an entry at positions of its reading copy: what stands before at, and what stands from next on.
func divide(d *document.Document, e entry, v document.View, at, next int) (first, rest entry) {
	end, start := v.Span(at-1, at).End, v.Span(next, next+1).Start
	first = entry{label: e.label, confidence: min(e.confidence, 0.8)}
	for _, p := range e.parts {
		if s := (document.Span{Start: p.Start, End: min(p.End, end)}); !s.Empty() {
			first.parts = append(first.parts, trimSpan(d.Text, s))
		}
		if s := (document.Span{Start: max(p.Start, start), End: p.End}); !s.Empty() {
			rest.parts = append(rest.parts, trimSpan(d.Text, s))
		}
	}
	return first, rest
}
