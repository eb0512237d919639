package check

import (
	"fmt"
	"io"
)

// WriteText writes one line a finding, as compilers do, so that editors can
// jump to it: "paper.md:12:5: error: … [dangling-citation]", with the other places indented below; then one line that counts.
func WriteText(w io.Writer, reports []Report) error {
	for _, r := range reports {
		for _, f := range r.Findings {
			if _, err := fmt.Fprintf(w, "%s: %s: %s [%s]\n", location(r.File, f.Place), f.Severity, f.Message, f.Rule); err != nil {
				return err
			}
			for _, o := range f.Related {
				if _, err := fmt.Fprintf(w, "    %s: %s\n", location(r.File, o.Place), o.Message); err != nil {
					return err
				}
			}
		}
		if _, err := fmt.Fprintf(w, "%s: %s, %s: %s\n", r.File, plural(r.Citations, "citation", "citations"), plural(r.References, "reference", "references"), verdict(r)); err != nil {
			return err
		}
	}
	return nil
}

func location(file string, p Place) string {
	if at := p.String(); at != "" {
		return file + ":" + at
	}
	return file
}

func verdict(r Report) string {
	errors := r.Count(Error)
	warnings := r.Count(Warning) - errors
	notes := len(r.Findings) - errors - warnings
	if errors+warnings+notes == 0 {
		if r.Citations+r.References == 0 {
			return "nothing to check was found"
		}
		return "nothing wrong was found"
	}
	return plural(errors, "error", "errors") + ", " + plural(warnings, "warning", "warnings") + ", " + plural(notes, "note", "notes")
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
