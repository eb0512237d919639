package latex_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kg/bibliography"
	"kg/bibliography/latex"
)

func TestLaTeXIsReadAsItIsPrinted(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"accents in every spelling", `\'e \'{e} {\'e} {\'{e}} \"u \"{u} \v{s} \c c \c{c} \H{o} \k{a} \r{a} \.z \=a \u{g} \d{h} \~n \^{\i} \'{\i}`, "é é é é ü ü š ç ç ő ą å ż ā ğ ḥ ñ î í"},
		{"letters", `{\ss} \ae{} {\O}ster \L{}\'od\'z \o re \aa \th \dh \i`, "ß æ Øster Łódź øre åþðı"},
		{"two accents", `\'{\^e} \^{\'e}`, "ế é̂"},
		{"signs", `50\% \& \$5 \#1 a\_b \{x\} \S 4 \copyright{} \pounds{}3`, "50% & $5 #1 a_b {x} §4 © £3"},
		{"quotation marks and dashes", "``so'' `in' it's 1--2 a---b \\textendash{} \\ldots", "“so” ‘in’ it's 1–2 a—b – …"},
		{"looks", `\emph{a} {\em b} \textbf{\textit{c}} {\sc d} \textsc{E} \mbox{f}`, "a b c d E f"},
		{"quotations by command", `\enquote{a \enquote{b}}`, "“a “b””"},
		{"mathematics", `H$_2$O $x^{2}$ $\alpha$-ray $10^{-3}$ $x^{\beta}$ \ensuremath{\to}`, "H₂O x² α-ray 10⁻³ xβ →"},
		{"raised text", `10\textsuperscript{th} x\textsuperscript{2} CO\textsubscript{2}`, "10th x² CO₂"},
		{"addresses", `see \url{http://a.example/x_y%20z} and \href{http://b.example}{the page}`, "see http://a.example/x_y%20z and the page"},
		{"blanks and breaks", "a~b\\ c\\,d \\\\ e\n  f", "a\u00a0b c\u00a0d e f"},
		{"a bare per cent sign", "50% of it", "50% of it"},
		{"braces", "The {DNA} {of {T}hings}", "The DNA of Things"},
		{"an open brace", `\'{e`, "é"},
		{"a lone backslash", `a \`, "a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, unknown := latex.Decode(c.in); got != c.want || len(unknown) > 0 {
				t.Errorf("\ngot  %q %v\nwant %q", got, unknown, c.want)
			}
		})
	}
}

func TestUnknownCommandsAreNamedAndTheirArgumentsKept(t *testing.T) {
	got, unknown := latex.Decode(`a \strange{b} \odd c \strange{d}`)
	if got != "a b c d" || strings.Join(unknown, " ") != "strange odd" {
		t.Fatalf("got %q %v", got, unknown)
	}
}

func TestAddressesAreTakenAsTheyStand(t *testing.T) {
	for in, want := range map[string]string{
		`https://a.example/x\_y\%20z`: "https://a.example/x_y%20z", `\url{https://a.example/~b}`: "https://a.example/~b",
		`{https://a.example/{x}}`: "https://a.example/{x}", `a\textasciitilde{}b`: "a~b", `a\b`: `a\b`,
	} {
		if got := latex.Verbatim(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestWhatIsEncodedIsDecodedToTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := bibliography.Fold(rapid.String().Draw(t, "text"))
		if got, unknown := latex.Decode(latex.Encode(s)); bibliography.Fold(got) != s || len(unknown) > 0 {
			t.Fatalf("%q is written %q and read %q %v", s, latex.Encode(s), got, unknown)
		}
	})
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{`\'{\^e}`, "$x^{2}$", `\href{a}{b}`, "%c\nd", "{{{", `\url{`, "``a'"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text, unknown := latex.Decode(s)
		if len(text) > 6*len(s)+16 || len(unknown) > 20 {
			t.Fatalf("%d bytes and %d commands from %d bytes", len(text), len(unknown), len(s))
		}
		plain := bibliography.Fold(s)
		if got, _ := latex.Decode(latex.Encode(plain)); bibliography.Fold(got) != plain {
			t.Fatalf("%q is read back %q", plain, got)
		}
	})
}
