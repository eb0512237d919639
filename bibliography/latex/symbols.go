package latex

import "strings"

// accent is the combining mark that an accent command puts on its argument.
func accent(name string) (mark string, ok bool) {
	switch name {
	case "`":
		return "\u0300", true
	case "'":
		return "\u0301", true
	case "^":
		return "\u0302", true
	case "~":
		return "\u0303", true
	case "=":
		return "\u0304", true
	case "u":
		return "\u0306", true
	case ".":
		return "\u0307", true
	case `"`:
		return "\u0308", true
	case "r":
		return "\u030a", true
	case "H":
		return "\u030b", true
	case "v":
		return "\u030c", true
	case "d":
		return "\u0323", true
	case "c":
		return "\u0327", true
	case "k":
		return "\u0328", true
	case "b":
		return "\u0331", true
	case "G":
		return "\u030f", true
	case "textcommabelow":
		return "\u0326", true
	}
	return "", false
}

// spacing is the mark alone, for an accent without a letter.
func spacing(mark string) string {
	switch mark {
	case "\u0303":
		return "~"
	case "\u0302":
		return "^"
	case "\u0300":
		return "`"
	case "\u0308":
		return "¨"
	case "\u0301":
		return "´"
	}
	return ""
}

// symbol is the text of a command that stands for a letter or a sign.
func symbol(name string) (text string, ok bool) {
	if s, ok := letter(name); ok {
		return s, true
	}
	if s, ok := greek(name); ok {
		return s, true
	}
	switch name {
	case "textendash":
		return "–", true
	case "textemdash":
		return "—", true
	case "ldots", "dots", "textellipsis", "dotsc", "cdots":
		return "…", true
	case "textquoteleft", "lq":
		return "‘", true
	case "textquoteright", "rq":
		return "’", true
	case "textquotedblleft":
		return "“", true
	case "textquotedblright":
		return "”", true
	case "textquotedbl", "dq":
		return `"`, true
	case "textquotesingle":
		return "'", true
	case "quotedblbase", "glqq":
		return "„", true
	case "grqq":
		return "“", true
	case "quotesinglbase", "glq":
		return "‚", true
	case "guillemotleft", "guillemetleft", "flqq":
		return "«", true
	case "guillemotright", "guillemetright", "frqq":
		return "»", true
	case "textbackslash", "backslash":
		return `\`, true
	case "textasciitilde":
		return "~", true
	case "textasciicircum":
		return "^", true
	case "textasciigrave":
		return "`", true
	case "textunderscore":
		return "_", true
	case "textbraceleft", "lbrace":
		return "{", true
	case "textbraceright", "rbrace":
		return "}", true
	case "textdollar":
		return "$", true
	case "textbar", "mid":
		return "|", true
	case "textless", "lt":
		return "<", true
	case "textgreater", "gt":
		return ">", true
	case "textdegree", "degree":
		return "°", true
	case "textregistered":
		return "®", true
	case "texttrademark":
		return "™", true
	case "copyright", "textcopyright":
		return "©", true
	case "S", "textsection":
		return "§", true
	case "P", "textparagraph":
		return "¶", true
	case "dag", "textdagger":
		return "†", true
	case "ddag", "textdaggerdbl":
		return "‡", true
	case "pounds", "textsterling":
		return "£", true
	case "euro", "texteuro":
		return "€", true
	case "textyen":
		return "¥", true
	case "textbullet", "bullet":
		return "•", true
	case "textperiodcentered", "cdot":
		return "·", true
	case "times", "texttimes":
		return "×", true
	case "pm", "textpm":
		return "±", true
	case "to", "rightarrow", "textrightarrow":
		return "→", true
	case "leftarrow":
		return "←", true
	case "leftrightarrow":
		return "↔", true
	case "leq", "le":
		return "≤", true
	case "geq", "ge":
		return "≥", true
	case "neq", "ne":
		return "≠", true
	case "approx":
		return "≈", true
	case "sim":
		return "∼", true
	case "infty":
		return "∞", true
	case "circ":
		return "°", true
	case "prime":
		return "′", true
	case "textonehalf":
		return "½", true
	case "textexclamdown":
		return "¡", true
	case "textquestiondown":
		return "¿", true
	case "TeX", "LaTeX", "BibTeX":
		return name, true
	case "space", "quad", "qquad", "newline", "linebreak", "par", "enspace", "thinspace":
		return " ", true
	case "nobreakspace":
		return "\u00a0", true
	case "slash":
		return "/", true
	case "bibrangedash", "hyphen":
		return map[string]string{"bibrangedash": "–", "hyphen": "-"}[name], true
	case "textnumero":
		return "№", true
	case "ordfeminine", "textordfeminine":
		return "ª", true
	case "ordmasculine", "textordmasculine":
		return "º", true
	}
	return "", false
}

func letter(name string) (text string, ok bool) {
	switch name {
	case "ss":
		return "ß", true
	case "SS":
		return "ẞ", true
	case "ae":
		return "æ", true
	case "AE":
		return "Æ", true
	case "oe":
		return "œ", true
	case "OE":
		return "Œ", true
	case "o":
		return "ø", true
	case "O":
		return "Ø", true
	case "l":
		return "ł", true
	case "L":
		return "Ł", true
	case "aa":
		return "å", true
	case "AA":
		return "Å", true
	case "i":
		return "ı", true
	case "j":
		return "ȷ", true
	case "dh":
		return "ð", true
	case "DH":
		return "Ð", true
	case "dj":
		return "đ", true
	case "DJ":
		return "Đ", true
	case "th":
		return "þ", true
	case "TH":
		return "Þ", true
	case "ng":
		return "ŋ", true
	case "NG":
		return "Ŋ", true
	case "cyrchar", "textcyrillic":
		return "", true
	}
	return "", false
}

func greek(name string) (text string, ok bool) {
	const names = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon phi chi psi omega"
	low := strings.ToLower(name[:1]) + name[1:]
	low = strings.TrimPrefix(low, "text")
	n := 0
	for g := range strings.FieldsSeq(names) {
		if g == low || "var"+g == low {
			r := rune('α' + n)
			if name[0] >= 'A' && name[0] <= 'Z' {
				r += 'Α' - 'α'
			}
			return string(r), true
		}
		n++
	}
	return "", false
}

// appearance tells whether a command changes only how its argument looks.
func appearance(name string) bool {
	switch name {
	case "emph", "textit", "textbf", "textsc", "textrm", "textsf", "texttt", "textup", "textsl", "textmd", "textnormal", "underline",
		"uline", "mbox", "hbox", "makebox", "fbox", "text", "mathrm", "mathit", "mathbf", "mathcal", "mathsf", "mathtt", "mathbb", "boldsymbol",
		"it", "bf", "sc", "rm", "sf", "tt", "em", "sl", "itshape", "bfseries", "scshape", "rmfamily", "sffamily", "ttfamily", "upshape",
		"mkbibemph", "mkbibitalic", "mkbibbold", "mkbibparens", "mkbibbrackets", "bibstring", "uppercase", "lowercase", "MakeUppercase",
		"MakeLowercase", "MakeSentenceCase", "textquotestraightbase", "noopsort", "protect", "relax", "nocase", "small", "large", "footnotesize",
		"normalsize", "tiny", "Large", "hyphenation", "allowbreak", "newblock", "natexlab", "left", "right", "displaystyle", "limits",
		"penalty", "nolinebreak", "unskip", "ignorespaces", "phantom", "textulc", "oldstylenums", "textln", "textos", "texorpdfstring":
		return true
	}
	return false
}

// raised is s above ('^') or below ('_') the line; ok is false when Unicode lacks one of its characters there.
func raised(where byte, s string) (text string, ok bool) {
	const plain, above, below = "0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"
	target := []rune(above)
	if where == '_' {
		target = []rune(below)
	}
	var b strings.Builder
	for _, r := range s {
		i := strings.IndexRune(plain, r)
		if i < 0 || i >= len(target) {
			return "", false
		}
		b.WriteRune(target[i])
	}
	return b.String(), true
}
