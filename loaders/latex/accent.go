package latex

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// accents are the commands that set a sign on the letter behind them.
var accents = map[string]string{
	"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "\"": "\u0308", "=": "\u0304", ".": "\u0307",
	"u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323", "b": "\u0331",
}

// signs are the commands that print a character.
var signs = map[string]string{
	"ss": "ß", "SS": "SS", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
	"i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
	"&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", "textbackslash": `\`, "textasciitilde": "~", "textasciicircum": "^",
	"S": "§", "P": "¶", "copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™", "pounds": "£", "textsterling": "£", "texteuro": "€", "euro": "€", "EUR": "€",
	"textdegree": "°", "degree": "°", "ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
	"textquotedblleft": "“", "textquotedblright": "”", "lq": "‘", "rq": "’", "textquotesingle": "'", "textquotedbl": `"`, "guillemotleft": "«", "guillemotright": "»", "glqq": "„", "grqq": "“", "flqq": "«", "frqq": "»",
	"textless": "<", "textgreater": ">", "textbar": "|", "textbullet": "•", "textperiodcentered": "·", "textunderscore": "_", "textdollar": "$", "textdagger": "†", "dag": "†", "ddag": "‡", "textsection": "§",
	"slash": "/", "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "textexclamdown": "¡", "textquestiondown": "¿", "times": "×", "bibinitperiod": ".", "bibrangedash": "–", "textnumero": "№",
}

// blanks are the commands that print a blank.
var blankCommands = map[string]bool{" ": true, ",": true, ":": true, ";": true, "quad": true, "qquad": true, "space": true, "enspace": true, "thinspace": true, "nobreakspace": true, "hfill": true, "hfil": true, "newblock": true, "enskip": true,
	"bibinitdelim": true, "bibnamedelima": true, "bibnamedelimb": true, "bibnamedelimc": true, "bibnamedelimd": true, "bibnamedelimi": true, "\n": true, "\t": true}

// accented is the letter under an accent: "ü" for \" and u.
func accented(mark, letter string) string {
	switch letter {
	case "ı":
		letter = "i"
	case "ȷ":
		letter = "j"
	}
	if letter == "" {
		return ""
	}
	var b strings.Builder
	for i, r := range letter {
		b.WriteRune(r)
		if i == 0 {
			b.WriteString(mark)
		}
	}
	return norm.NFC.String(b.String())
}
