package stored

import (
	"fmt"
	"strings"

	"kg/graph"
)

// Fields reads fields out of an encoded node without decoding the rest of it.
func Fields(id graph.ID, node string, names []string) ([]graph.Value, error) {
	if len(names) == 0 {
		return nil, nil
	}
	out := make([]graph.Value, len(names))
	missing := len(names)
	for i, name := range names {
		if name != graph.FieldLabel {
			continue
		}
		label, err := labelOf(id, node)
		if err != nil {
			return nil, err
		}
		out[i] = graph.Value{Text: label, Plain: true}
		missing--
	}
	ok := EachMember(node, func(key, value string) bool {
		for i, name := range names {
			if name == key && out[i].Text == "" {
				out[i].Text = value
				missing--
			}
		}
		return missing > 0
	})
	if !ok {
		return nil, fmt.Errorf("%s: what is stored is no node", id)
	}
	return out, nil
}

func labelOf(id graph.ID, node string) (string, error) {
	n, err := graph.DecodeNode(graph.Kind(id.Kind()), []byte(node))
	if err != nil {
		return "", fmt.Errorf("%s: %w", id, err)
	}
	return n.Label(), nil
}

// EachMember goes through the members of a JSON object until the function says false. It reads what [encoding/json] wrote, so names of members
// bear no escapes; it tells whether that is what it found.
func EachMember(object string, member func(key, value string) bool) bool {
	if len(object) < 2 || object[0] != '{' {
		return false
	}
	for i := 1; i < len(object); i++ { // at a name, or at the end
		if object[i] == '}' {
			return true
		}
		end := strings.IndexByte(object[i+1:], '"')
		if object[i] != '"' || end < 0 {
			return false
		}
		key := object[i+1 : i+1+end]
		from := i + end + 3 // behind the closing quote and the colon
		to := behind(object, from)
		if to < 0 {
			return false
		}
		if !member(key, object[from:to]) {
			return true
		}
		i = to
		if i < len(object) && object[i] == '}' {
			return true
		}
	}
	return false
}

// EachItem goes through the items of a JSON list until the function says false; it tells whether it found a list.
func EachItem(list string, item func(value string) bool) bool {
	if len(list) < 2 || list[0] != '[' {
		return false
	}
	for i := 1; i < len(list); i++ {
		if list[i] == ']' {
			return true
		}
		to := behind(list, i)
		if to < 0 {
			return false
		}
		if !item(list[i:to]) {
			return true
		}
		i = to
		if i < len(list) && list[i] == ']' {
			return true
		}
	}
	return false
}

// behind is the place behind the JSON value that begins at i, -1 where it does not end.
func behind(s string, i int) int {
	if i >= len(s) {
		return -1
	}
	switch s[i] {
	case '"':
		return behindString(s, i)
	case '{', '[':
		depth := 0
		for ; i < len(s); i++ {
			switch s[i] {
			case '"':
				if i = behindString(s, i) - 1; i < 0 {
					return -1
				}
			case '{', '[':
				depth++
			case '}', ']':
				if depth--; depth == 0 {
					return i + 1
				}
			}
		}
		return -1
	}
	n := strings.IndexAny(s[i:], ",}]")
	if n < 0 {
		return len(s)
	}
	return i + n
}

// behindString is the place behind the JSON string that begins at i, -1 where it does not end.
func behindString(s string, i int) int {
	for at := i + 1; at < len(s); {
		n := strings.IndexByte(s[at:], '"')
		if n < 0 {
			return -1
		}
		end := at + n
		escapes := 0
		for end-1-escapes > i && s[end-1-escapes] == '\\' {
			escapes++
		}
		if escapes%2 == 0 {
			return end + 1
		}
		at = end + 1
	}
	return -1
}
