package date

import (
	"fmt"
	"strconv"
	"strings"

	"kg/annotate/lexicon/edtf"
)

// interval reads a date or an interval of two that begins at token i, with the
// words before it that belong to it.
func (r *reader) interval(i int) (point, bool) {
	if p, ok := r.days(i); ok {
		return p, true
	}
	start, joint := i, ""
	switch r.word(i) {
	case "between":
		start, joint = i+1, "and"
	case "from":
		start, joint = i+1, "to"
	}
	if joint != "" {
		a, ok := r.dated(start)
		if !ok {
			return point{}, false
		}
		for _, w := range []string{joint, "until", "till", "through"} {
			if r.word(a.next) != w {
				continue
			}
			if b, ok := r.dated(a.next + 1); ok {
				return r.join(a, b)
			}
		}
		return point{}, false
	}
	if p, ok := r.months(i); ok {
		return p, true
	}
	a, ok := r.dated(i)
	if !ok {
		return point{}, false
	}
	if p, ok := r.second(a); ok {
		return p, true
	}
	return a, true
}

// second reads the end of an interval whose beginning was read: "–1953", " to 2014", "-53".
func (r *reader) second(a point) (point, bool) {
	t, ok := r.token(a.next)
	if !ok {
		return point{}, false
	}
	switch strings.TrimSpace(t.Gap) {
	case "-", "–", "—":
		if b, ok := r.dated(a.next); ok {
			if p, ok := r.join(a, b); ok {
				return p, true
			}
		}
		if n := r.number(a.next, 2, 2); n >= 0 && len(a.edtf) == 4 && strings.TrimSpace(t.Gap) != "—" {
			y, _ := strconv.Atoi(a.edtf)
			if end := y - y%100 + n; end > y {
				return point{fmt.Sprintf("%s/%04d", a.edtf, end), a.next + 1}, true
			}
		}
	}
	if (t.Fold == "to" || t.Fold == "until") && r.word(a.next-1) != "" {
		if b, ok := r.dated(a.next + 1); ok && len(b.edtf) >= 4 && len(a.edtf) <= len(b.edtf) {
			return r.join(a, b)
		}
	}
	return point{}, false
}

func (r *reader) join(a, b point) (point, bool) {
	p := point{a.edtf + "/" + b.edtf, b.next}
	if strings.Contains(a.edtf+b.edtf, "/") || edtf.Valid(p.edtf) != nil {
		return point{}, false
	}
	return p, true
}

// dated reads a date with the words before it that blur it.
func (r *reader) dated(i int) (point, bool) {
	k := i
	for k < len(r.tokens) && r.word(k) == "the" {
		k++
	}
	switch w := r.word(k); {
	case part[w]:
		k++
		if r.word(k) == "the" {
			k++
		}
	case about[w]:
		p, ok := r.at(k + 1)
		if !ok || r.tokens[k+1].Start-r.tokens[k].Next > 2 {
			return point{}, false
		}
		if !strings.ContainsAny(p.edtf, "X~?/") {
			p.edtf += "~"
		}
		return p, true
	case (w == "end" || w == "beginning" || w == "middle") && r.word(k+1) == "of":
		k += 2
	}
	if k > i && k < len(r.tokens) && r.word(i) == "the" && k == i+1 {
		if _, ok := r.decade(k); !ok {
			if _, ok := r.century(k); !ok && r.number(k, 1, 2) < 0 && seasons[r.word(k)] == 0 {
				return point{}, false // "the 2019 summit": the article is not part of the date
			}
		}
	}
	return r.at(k)
}

// days reads "16–18 May 2018" and "16 to 18 May 2018".
func (r *reader) days(i int) (point, bool) {
	a := r.number(i, 1, 2)
	if a < 1 || a > 31 {
		return point{}, false
	}
	k := i + 1
	t, ok := r.token(k)
	if !ok {
		return point{}, false
	}
	if t.Fold == "to" || t.Fold == "and" {
		k++
	} else if !t.Hyphen {
		return point{}, false
	}
	b, ok := r.dayMonth(k)
	if !ok || len(b.edtf) != 10 {
		return point{}, false
	}
	return r.join(point{b.edtf[:8] + fmt.Sprintf("%02d", a), k}, b)
}

// months reads "May–June 2018" and "April to July 2018".
func (r *reader) months(i int) (point, bool) {
	m := r.month(i)
	t, ok := r.token(i + 1)
	if m == 0 || !ok {
		return point{}, false
	}
	k := i + 1
	if t.Fold == "to" {
		k++
	} else if !t.Hyphen {
		return point{}, false
	}
	b, ok := r.monthFirst(k)
	if !ok || len(b.edtf) != 7 {
		return point{}, false
	}
	return r.join(point{fmt.Sprintf("%s-%02d", b.edtf[:4], m), k}, b)
}

// endOf is the later limit of a date: what "two years later" counts from.
func endOf(s string) string {
	if _, end, ok := strings.Cut(s, "/"); ok {
		s = end
	}
	return strings.TrimRight(s, "~?%")
}
