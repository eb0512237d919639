package training

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// Report writes the scores of readings: single references by style and by
// source, those inside documents, and how well the confidences are kept.
// details, where it is not nil, gets every field that is wrong.
func Report(out, details io.Writer, refs []Reference, got []Reading) {
	singles, docs := NewScores(), NewScores()
	styles, sources := map[string]*Scores{}, map[string]*Scores{}
	for i, r := range refs {
		if !got[i].Done {
			continue
		}
		part := singles
		if r.Markdown {
			part = docs
		}
		wrong := part.Add(r.Fields, got[i].Reference)
		if len(wrong) > 0 && details != nil {
			fmt.Fprintf(details, "%s [%s] %s\n", r.ID, r.Style, r.Text)
			for _, f := range wrong {
				fmt.Fprintf(details, "    %-9s gold=%q got=%q (%.2f)\n", f, r.Fields.value(f), found(got[i].Reference, f), confidence(got[i].FieldConfidence, f))
			}
		}
		if r.Markdown {
			continue
		}
		for by, name := range map[*map[string]*Scores]string{&styles: r.Style, &sources: r.Source} {
			if (*by)[name] == nil {
				(*by)[name] = NewScores()
			}
			(*by)[name].Add(r.Fields, got[i].Reference)
		}
	}
	singles.Write(out, "single references")
	writeGroups(out, "style", styles)
	writeGroups(out, "source", sources)
	docs.Write(out, "references in documents")
}

// Calibration writes, for steps of the confidence, how many fields were given with it and what share of them is right.
func Calibration(out io.Writer, refs []Reference, got []Reading) {
	edges := []float64{0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01}
	n, right := make([]int, len(edges)), make([]int, len(edges))
	fieldN, fieldRight := map[string]int{}, map[string]int{}
	all, allRight := 0, 0
	for _, o := range outcomes(refs, got) {
		k := 0
		for o.Probability >= edges[k+1] {
			k++
		}
		n[k]++
		if o.Probability >= 0.9 {
			fieldN[o.Field.String()]++
			all++
		}
		if o.Right {
			right[k]++
			if o.Probability >= 0.9 {
				fieldRight[o.Field.String()]++
				allRight++
			}
		}
	}
	for k := range len(edges) - 1 {
		fmt.Fprintf(out, "confidence %.2f to %.2f: %5d fields, %.3f right\n", edges[k], min(1, edges[k+1]), n[k], float64(right[k])/float64(max(1, n[k])))
	}
	fmt.Fprintf(out, "0.9 and more: %d fields, %.3f right\n", all, float64(allRight)/float64(max(1, all)))
	for _, name := range FieldNames {
		f := labels[name].String()
		fmt.Fprintf(out, "  %-10s %5d, %.3f right\n", name, fieldN[f], float64(fieldRight[f])/float64(max(1, fieldN[f])))
	}
}

// Write writes the scores, one field a line.
func (s *Scores) Write(w io.Writer, name string) {
	fmt.Fprintf(w, "%s: %d, all fields right %.3f\n", name, s.N, float64(s.Whole)/float64(max(1, s.N)))
	for _, f := range FieldNames {
		t := s.By[f]
		fmt.Fprintf(w, "  %-10s P %.3f R %.3f F1 %.3f\n", f, t.Precision(), t.Recall(), t.F1())
	}
	fmt.Fprintf(w, "  %-10s P %.3f R %.3f F1 %.3f\n", "all", s.All.Precision(), s.All.Recall(), s.All.F1())
}

func writeGroups(w io.Writer, what string, by map[string]*Scores) {
	var names []string
	for n := range by {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		s := by[n]
		fmt.Fprintf(w, "  %s %s F1 %.3f, all fields right %.3f of %d\n", what, n+strings.Repeat(" ", max(0, 38-len(n))), s.All.F1(), float64(s.Whole)/float64(max(1, s.N)), s.N)
	}
}
