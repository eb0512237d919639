package latex

import (
	"strconv"
	"strings"
)

// target is what a label stands for: "Table" and "1".
type target struct{ word, number string }

// counters count as LaTeX does what may be referred to.
type counters struct {
	sections [3]int
	floats   map[string]int
	current  target
	appendix bool
}

// labels finds what the labels of the file stand for before the text is read, for the text may refer to what comes
// later. A document with chapters or of several files counts in ways that one file does not show: its labels stay unknown.
func (r *reader) labels() map[string]target {
	in := r.main
	out := map[string]target{}
	c := counters{floats: map[string]int{}}
	var envs []string
	for i := 0; i < len(in.src) && len(out) < 10000; {
		switch in.src[i] {
		case '%':
			i = in.line(i, len(in.src))
			continue
		case '\\':
		default:
			i++
			continue
		}
		name, next := in.name(i, len(in.src))
		star := strings.Contains(in.src[i:next], "*")
		i = max(next, i+1)
		switch name {
		case "input", "include", "subfile", "chapter", "newcommand", "def":
			if name == "input" || name == "include" || name == "subfile" || name == "chapter" {
				return nil
			}
			i = in.swallow(i, len(in.src), 1)
		case "appendix":
			c.appendix = true
		case "begin", "end", "label":
			from, to, at, ok := in.argument(i, len(in.src))
			if !ok {
				continue
			}
			word := strings.TrimSpace(in.src[from:to])
			i = at
			switch {
			case name == "label":
				out[word] = c.current
			case name == "begin" && len(envs) < maxDepth:
				envs = append(envs, word)
				if formulas[word] && word != "displaymath" && word != "math" {
					c.floats["Equation"]++
					c.current = target{"Equation", strconv.Itoa(c.floats["Equation"])}
				}
			case name == "end" && len(envs) > 0 && envs[len(envs)-1] == word:
				envs = envs[:len(envs)-1]
			}
		case "caption":
			if word := floatWord(envs); word != "" && !star {
				c.floats[word]++
				c.current = target{word, strconv.Itoa(c.floats[word])}
			}
		case "section", "subsection", "subsubsection":
			if !star {
				c.section(sections[name] - 2)
			}
		}
	}
	return out
}

// section counts a section of the depth.
func (c *counters) section(depth int) {
	c.sections[depth]++
	for k := depth + 1; k < len(c.sections); k++ {
		c.sections[k] = 0
	}
	var parts []string
	for _, n := range c.sections[:depth+1] {
		parts = append(parts, strconv.Itoa(n))
	}
	c.current = target{"Section", strings.Join(parts, ".")}
	if c.appendix {
		c.current = target{}
	}
}

// floatWord is the word before the number of a caption in these environments.
func floatWord(envs []string) string {
	for k := len(envs) - 1; k >= 0; k-- {
		switch strings.TrimSuffix(envs[k], "*") {
		case "figure", "wrapfigure", "sidewaysfigure", "SCfigure":
			return "Figure"
		case "table", "wraptable", "sidewaystable", "longtable":
			return "Table"
		}
	}
	return ""
}

// refer writes what a reference to a label prints; nothing where the label is not known.
func (r *reader) refer(name string, i, next, end int) int {
	from, to, at, ok := r.in.argument(next, end)
	if !ok {
		return at
	}
	if r.targets == nil {
		r.targets = r.labels()
		if r.targets == nil {
			r.targets = map[string]target{}
		}
	}
	for k, label := range strings.SplitN(r.in.src[from:to], ",", 20) {
		t := r.targets[strings.TrimSpace(label)]
		if t.number == "" {
			continue
		}
		if k > 0 {
			r.put(",", i, at)
			r.w.Gap()
		}
		switch name {
		case "eqref":
			r.put("("+t.number+")", i, at)
		case "autoref", "cref", "Cref", "vref":
			r.put(t.word+" "+t.number, i, at)
		default:
			r.put(t.number, i, at)
		}
	}
	return at
}
