package latex

import (
	"slices"
	"strings"

	"kg/document"
)

// silent are commands of which nothing is printed, with the number of their arguments.
var silent = map[string]int{
	"label": 1, "vspace": 1, "hspace": 1, "vskip": 0, "includegraphics": 1, "index": 1, "glossary": 1, "bibliographystyle": 1, "pagestyle": 1, "thispagestyle": 1, "pagenumbering": 1,
	"setlength": 2, "addtolength": 2, "setcounter": 2, "addtocounter": 2, "stepcounter": 1, "refstepcounter": 1, "newcounter": 1, "newlength": 1, "addcontentsline": 3, "markboth": 2, "markright": 1, "color": 1, "pagecolor": 1, "selectlanguage": 1,
	"hypersetup": 1, "graphicspath": 1, "usepackage": 1, "documentclass": 1, "RequirePackage": 1, "PassOptionsToPackage": 2, "newtheorem": 2, "theoremstyle": 1, "DeclareMathOperator": 2, "newenvironment": 3, "renewenvironment": 3, "definecolor": 3,
	"newif": 1, "let": 2, "rule": 2, "cline": 1, "rowcolor": 1, "cellcolor": 1, "arrayrulecolor": 1, "fontsize": 2, "pageref": 1, "nameref": 1, "linespread": 1, "todo": 1, "marginpar": 1, "marginnote": 1, "thanks": 1,
	"nocite": 1, "captionsetup": 1, "geometry": 1, "lstset": 1, "tikzset": 1, "usetikzlibrary": 1, "sisetup": 1, "DeclareUnicodeCharacter": 2, "hyphenation": 1, "numberwithin": 2, "allowdisplaybreaks": 0, "penalty": 0, "lineskip": 0, "titleformat": 5, "titlespacing": 4,
	"setstretch": 1, "phantom": 1, "hphantom": 1, "vphantom": 1, "input@path": 1, "urlstyle": 1, "providecolor": 3, "newfloat": 2, "floatstyle": 1, "bstctlcite": 1, "bibliographyunit": 1, "BibitemShut": 1, "BibitemOpen": 0, "bibAnnoteFile": 2, "orcid": 1,
	"email": 1, "affil": 1, "affiliation": 1, "address": 1, "institute": 1, "inst": 1, "authorrunning": 1, "titlerunning": 1, "keywordsname": 0, "defbibheading": 2, "DeclareFieldFormat": 2, "ExecuteBibliographyOptions": 1, "setcitestyle": 1, "bibpunct": 6, "crefname": 3,
	"providebool": 1, "setbool": 2, "AtBeginDocument": 1, "AtEndDocument": 1, "newcolumntype": 2, "addlinespace": 0, "enlargethispage": 1, "IfFileExists": 3, "ifthenelse": 3, "PackageWarning": 2, "vphantomsection": 0, "csname": 0, "endcsname": 0, "bibsep": 0, "providehyphenmins": 2,
}

// firstSilent are commands whose first arguments are not printed and whose last is.
var firstSilent = map[string]int{"textcolor": 1, "colorbox": 1, "href": 1, "hypertarget": 1, "hyperlink": 1, "parbox": 1, "scalebox": 1, "rotatebox": 1, "raisebox": 1, "resizebox": 2, "multirow": 2, "foreignlanguage": 1, "bibinfo": 1, "bibfield": 1, "bibliographyfield": 1, "minipage": 1, "adjustbox": 1, "fcolorbox": 2, "eprint": 0, "Eprint": 1}

// command reads the command at i and returns what is behind it.
func (r *reader) command(i, end int) int {
	in := r.in
	name, next := in.name(i, end)
	if mark, ok := accents[name]; ok && (len(name) > 1 || !letter(name[0]) || next <= end) {
		if at, ok := r.accent(mark, i, next, end); ok {
			return at
		}
	}
	if s, ok := signs[name]; ok {
		r.put(s, i, next)
		return next
	}
	if blankCommands[name] {
		r.space(i, next)
		return next
	}
	if n, ok := silent[name]; ok {
		return r.unprinted(name, n, next, end)
	}
	if n, ok := firstSilent[name]; ok {
		at := in.options(next, end)
		for ; n > 0; n-- {
			_, _, at, _ = in.argument(at, end)
			at = in.options(at, end)
		}
		return at
	}
	if m, ok := r.macros[name]; ok {
		r.expand(m, i, next)
		return next
	}
	if at, ok := r.structure(name, i, next, end); ok {
		return at
	}
	if at, ok := r.definition(name, next, end); ok {
		return at
	}
	if at, ok := r.special(name, i, next, end); ok {
		return at
	}
	if f, ok := citing(name); ok {
		return r.cite(f, name, i, next, end)
	}
	return in.options(next, end) // an unknown command: its arguments are printed
}

// unprinted is behind a command of which nothing is printed. Some tell something all the same.
func (r *reader) unprinted(name string, n, next, end int) int {
	switch name {
	case "usepackage":
		r.packages(next, end)
	case "let":
		for k := 0; k < 2; k++ {
			next = r.in.ahead(next, end)
			if next < end && r.in.src[next] == '=' {
				next++
			}
			_, _, at, ok := r.in.argument(next, end)
			if !ok {
				return next
			}
			next = at
		}
		return next
	case "penalty", "vskip", "lineskip", "addlinespace":
		for next < end && (r.in.src[next] >= '0' && r.in.src[next] <= '9' || r.in.src[next] == '-') {
			next++
		}
		return r.in.options(next, end)
	}
	return r.in.swallow(next, end, n)
}

// accent writes a letter with its accent. It is false where no letter stands behind.
func (r *reader) accent(mark string, i, next, end int) (int, bool) {
	from, to, at, ok := r.in.argument(next, end)
	if !ok || to-from > 16 {
		return 0, false
	}
	base := r.in.src[from:to]
	if strings.HasPrefix(base, `\`) {
		name, behind := r.in.name(from, to)
		base = signs[name]
		if behind < to || base == "" {
			return 0, false
		}
	}
	base = strings.TrimSpace(base)
	c, _ := r.in.rune(from, to)
	if base == "" || strings.ContainsAny(base, `\{}$%&`) || c < 'A' {
		return 0, false
	}
	r.put(accented(mark, base), i, at)
	return at, true
}

// expand writes what a macro without arguments stands for.
func (r *reader) expand(m macro, from, to int) {
	if r.used++; r.used > maxMacroUse || r.depth >= maxDepth/4 || r.foreign > maxForeign {
		return
	}
	r.foreign += len(m.body)
	r.put("", from, to)
	in := newInput(m.body)
	in.foreign, in.at, in.path = true, document.Span{Start: from, End: to}, r.in.path
	if r.in.foreign {
		in.at = r.in.at
	}
	before := r.in
	r.in = in
	r.nested(0, len(in.src))
	r.in = before
}

// definition keeps the macros without arguments that the file defines, and passes over the others.
func (r *reader) definition(name string, next, end int) (int, bool) {
	in := r.in
	switch name {
	case "newcommand", "renewcommand", "providecommand", "DeclareRobustCommand":
		from, to, at, ok := in.argument(next, end)
		if !ok {
			return next, true
		}
		command := strings.TrimPrefix(strings.TrimSpace(in.src[from:to]), `\`)
		optFrom, optTo, behind, has := in.option(at, end, '[')
		for k := 0; has && k < 2; k++ {
			at = behind
			_, _, behind, has = in.option(at, end, '[')
		}
		from, to, at, ok = in.argument(at, end)
		if !ok {
			return at, true
		}
		if strings.Trim(in.src[optFrom:optTo], " 0") == "" {
			r.define(command, in.src[from:to])
		}
		return at, true
	case "def", "gdef", "edef", "xdef":
		at := in.ahead(next, end)
		if at >= end || in.src[at] != '\\' {
			return at, true
		}
		command, behind := in.name(at, end)
		brace := strings.IndexByte(in.src[behind:min(end, behind+200)], '{')
		if brace < 0 {
			return behind, true
		}
		from, to, next, ok := in.argument(behind+brace, end)
		if ok && brace == 0 {
			r.define(command, in.src[from:to])
		}
		return next, true
	}
	return 0, false
}

func (r *reader) define(command, body string) {
	switch command {
	case "refname", "bibname":
		if s := r.plain(span{newInput(body), 0, len(body)}); s != "" && len(s) < 80 {
			r.refname = s
		}
		return
	}
	if _, known := signs[command]; known || command == "" || len(body) > maxMacro || len(r.macros) > 2000 || strings.Contains(body, "#") || strings.Contains(body, `\`+command) {
		return
	}
	if _, structural := sections[command]; structural || strings.ContainsAny(body, "@") {
		return
	}
	r.macros[command] = macro{body}
}

// special reads the commands that print something of their own.
func (r *reader) special(name string, i, next, end int) (int, bool) {
	in := r.in
	switch name {
	case "(", "[":
		shut := map[string]string{"(": `\)`, "[": `\]`}[name]
		k := in.index(shut, next, min(end, len(in.src)))
		if k < 0 || k-next > 4*maxMath {
			return next, true
		}
		r.formula(next, k)
		return k + 2, true
	case "url", "path", "nolinkurl", "doi", "texttt@":
		from, to, at, ok := in.argument(next, end)
		if ok {
			r.text(from, to)
		}
		return at, true
	case "verb", "lstinline":
		return r.verb(next, end), true
	case "enquote", "textquote", "glqq@":
		from, to, at, ok := in.argument(in.options(next, end), end)
		if ok {
			r.put("“", i, next)
			r.nested(from, to)
			r.put("”", to, to)
		}
		return at, true
	case "footnote", "endnote", "footnotetext", "footnotemark", "tablefootnote", "sidenote":
		return r.footnote(name, i, next, end), true
	case "citetext", "citeparen":
		from, to, at, ok := in.argument(next, end)
		if ok {
			r.put("(", i, next)
			r.nested(from, to)
			r.put(")", to, to)
		}
		return at, true
	case "texorpdfstring":
		from, to, at, ok := in.argument(next, end)
		if ok {
			r.nested(from, to)
			at = in.swallow(at, end, 1)
		}
		return at, true
	case "par", "bigskip", "medskip", "smallskip", "newpage", "clearpage", "cleardoublepage", "noindent", "indent":
		if name != "noindent" && name != "indent" {
			r.paragraph()
		}
		return next, true
	case "newline", "linebreak":
		r.w.Gap()
		return next, true
	case "iffalse":
		if k := in.index(`\fi`, next, end); k >= 0 {
			return k + 3, true
		}
		return next, true
	case "input", "include", "subfile":
		return r.input(i, next, end), true
	case "bibliography", "printbibliography", "addbibresource", "bibdata":
		return r.bibliography(name, i, next, end), true
	case "ref", "eqref", "autoref", "cref", "Cref", "vref":
		return r.refer(name, i, next, end), true
	case "and", "And", "AND":
		if r.w.Written() {
			r.w.Tight()
			r.put(",", i, next)
			r.w.Gap()
		}
		return next, true
	case "-", "/", "@", "!", "protect", "relax", "null", "leavevmode":
		return next, true
	}
	return 0, false
}

// verb writes what stands between two equal signs as it is.
func (r *reader) verb(i, end int) int {
	i = r.in.options(i, end)
	if i >= end {
		return i
	}
	sign := r.in.src[i : i+1]
	if sign == "{" {
		sign = "}"
	}
	k := strings.IndexAny(r.in.src[i+1:end], sign+"\n")
	if k < 0 || sign == "\n" {
		return i
	}
	r.text(i+1, i+1+k)
	return min(end, i+1+k+1)
}

// input reads a file that lies beside this one, as far as there are not too many of them.
func (r *reader) input(i, next, end int) int {
	from, to, at, ok := r.in.argument(next, end)
	if !ok {
		return at
	}
	name := strings.TrimSpace(r.in.src[from:to])
	if !strings.HasSuffix(name, ".tex") {
		name += ".tex"
	}
	if r.inputs >= maxInputs || r.depth >= maxDepth/4 || slices.Contains(r.reading, name) {
		return at
	}
	r.inputs++
	text, ok := r.beside(name)
	if !ok || r.foreign+len(text) > maxForeign {
		return at
	}
	r.foreign += len(text)
	in := newInput(text)
	in.foreign, in.at, in.path = true, document.Span{Start: i, End: at}, name
	before := r.in
	if before.foreign {
		in.at = before.at
	}
	r.in, r.reading = in, append(r.reading, name)
	r.nested(0, len(text))
	r.in, r.reading = before, r.reading[:len(r.reading)-1]
	return at
}
