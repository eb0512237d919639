package latex

import (
	"strings"
	"unicode/utf8"
)

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// name is the command at i, where a backslash stands, and where it ends; a star and the blanks behind letters belong to it.
func (in *input) name(i, end int) (name string, next int) {
	k := i + 1
	if k >= end {
		return "", end
	}
	if !letter(in.src[k]) && in.src[k] != '@' {
		_, n := utf8.DecodeRuneInString(in.src[k:end])
		return in.src[k : k+n], k + n
	}
	for k < end && (letter(in.src[k]) || in.src[k] == '@') {
		k++
	}
	name = in.src[i+1 : k]
	if k < end && in.src[k] == '*' {
		k++
	}
	return name, in.skip(k, end)
}

// skip is behind the blanks at i: no more than one line's end, for two end a paragraph.
func (in *input) skip(i, end int) int {
	lines, k := 0, i
	for k < end && blank(in.src[k]) {
		if in.src[k] == '\n' {
			if lines++; lines > 1 {
				return i
			}
		}
		k++
	}
	return k
}

// ahead is behind blanks, line ends and comments.
func (in *input) ahead(i, end int) int {
	for i < end {
		switch {
		case blank(in.src[i]):
			i++
		case in.src[i] == '%':
			i = in.line(i, end)
		default:
			return i
		}
	}
	return i
}

// line is behind the end of the line.
func (in *input) line(i, end int) int {
	k := strings.IndexByte(in.src[i:end], '\n')
	if k < 0 {
		return end
	}
	return i + k + 1
}

// argument is the mandatory argument at i: what stands in braces, else one token.
func (in *input) argument(i, end int) (from, to, next int, ok bool) {
	i = in.ahead(i, end)
	if i >= end || in.src[i] == '}' {
		return i, i, i, false
	}
	if in.src[i] == '{' {
		shut := in.closing(i)
		if shut < 0 || shut >= end {
			return i + 1, i + 1, i + 1, false
		}
		return i + 1, shut, shut + 1, true
	}
	if in.src[i] == '\\' {
		_, next = in.name(i, end)
		return i, next, next, true
	}
	_, n := utf8.DecodeRuneInString(in.src[i:end])
	return i, i + n, i + n, true
}

// maxOption is how long an optional argument may be, in bytes.
const maxOption = 4000

// option is the optional argument at i, in brackets of the kind that opens with open.
func (in *input) option(i, end int, open byte) (from, to, next int, ok bool) {
	k := in.ahead(i, end)
	if k >= end || in.src[k] != open {
		return i, i, i, false
	}
	if at := in.closing(k); at > 0 && at < end && at-k < maxOption {
		return k + 1, at, at + 1, true
	}
	return i, i, i, false
}

// swallow is behind the optional arguments at i and n mandatory ones.
func (in *input) swallow(i, end, n int) int {
	i = in.options(i, end)
	for ; n > 0; n-- {
		_, _, next, ok := in.argument(i, end)
		if !ok {
			return i
		}
		i = in.options(next, end)
	}
	return i
}

// options is behind the optional arguments that follow at once.
func (in *input) options(i, end int) int {
	for n := 0; n < 4; n++ {
		if i >= end || in.src[i] != '[' {
			return i
		}
		_, _, next, ok := in.option(i, end, '[')
		if !ok {
			return i
		}
		i = next
	}
	return i
}

// environment is where the environment of that name, whose inside begins at i, ends, and what is behind its \end.
func (in *input) environment(i, end int, name string) (inside, next int) {
	open, shut := `\begin{`+name+"}", `\end{`+name+"}"
	for depth, at := 0, i; ; {
		k := strings.Index(in.src[at:end], shut)
		if k < 0 {
			return end, end
		}
		depth += strings.Count(in.src[at:at+k], open)
		if depth == 0 {
			return at + k, at + k + len(shut)
		}
		depth--
		at += k + len(shut)
	}
}
