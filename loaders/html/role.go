package html

import (
	"strings"
	"unicode"
)

var (
	furnitureWords = setOf("nav navbar navigation menu breadcrumb breadcrumbs share sharing social sharebar ad ads advert advertisement advertising sponsor sponsored cookie cookies consent gdpr newsletter subscribe subscription signup paywall login toolbar pagination pager skip modal popup overlay tags taglist print copyright masthead banner topbar widget tooltip disclaimer")
	otherWords     = setOf("related recommended recommendations recirculation teaser teasers trending popular mostread promo more mehr sidebar aside outbrain taboola headlines relacionadas relacionados recomendadas empfehlungen weitere similaires")
	commentWords   = setOf("comment comments disqus respond reply replies")
	bylineWords    = setOf("byline author authors dateline timestamp pubdate published date meta postmeta credit articlemeta")
	captionWords   = setOf("caption figcaption")
)

// roleOf is the role of an element within its parent's.
func roleOf(name string, attrs map[string]string, parent role, id int) role {
	r := ordinaryRole(name, attrs, parent, id)
	if name == "li" || name == "dd" {
		r.item = id
	}
	return apparatusRole(name, attrs, parent, r, id)
}

// ordinaryRole is the role of an element as part of a page.
func ordinaryRole(name string, attrs map[string]string, r role, id int) role {
	switch name {
	case "nav", "menu", "form", "button", "dialog", "search":
		r.nav = true
	case "footer":
		r.nav = true
	case "aside":
		r.other = !r.whole
	case "article":
		r.article = id
	case "main":
		r.main = true
	case "header":
		r.head = true
	case "figcaption", "caption":
		r.caption = true
	case "pre":
		r.pre = true
	case "a":
		r.link = true
		r.away = attrs["href"] != "" && attrs["href"][0] != '#'
		return r
	case "li":
		r.list = true
	case "h1", "h2", "h3", "h4", "h5", "h6":
		r.heading = int(name[1] - '0')
	case "address":
		r.byline = true
	}
	if len(attrs) == 0 {
		return r
	}
	if _, ok := attrs["hidden"]; ok || attrs["aria-hidden"] == "true" && name != "a" || strings.Contains(strings.ReplaceAll(attrs["style"], " ", ""), "display:none") {
		r.hidden = true
	}
	switch attrs["role"] {
	case "navigation", "banner", "contentinfo", "search", "dialog", "menu", "menubar":
		r.nav = true
	case "complementary":
		r.other = true
	case "main":
		r.main = true
	case "article":
		r.article = id
	}
	if r.whole {
		return r
	}
	prop := attrs["itemprop"]
	if prop == "articleBody" || prop == "text" {
		r.body = true
	}
	if name == "body" || name == "html" || name == "main" || name == "article" || r.body && prop != "" || r.heading == 1 {
		return r
	}
	return byWords(attrs["class"]+" "+attrs["id"], name, r)
}

// byWords reads the words of an element's class and id.
func byWords(s, name string, r role) role {
	picture := false
	for _, w := range words(s) {
		switch {
		case w == "img" || w == "image" || w == "photo" || w == "pic" || w == "picture":
			picture = true
		case furnitureWords[w]:
			r.nav = true
		case otherWords[w]:
			r.other = true
		case commentWords[w]:
			r.comment = true
		case captionWords[w], picture && (w == "desc" || w == "description" || w == "credit" || w == "info" || w == "legend"):
			r.caption = true
		case bylineWords[w] && (name == "p" || name == "span" || name == "div" || name == "ul" || name == "li" || name == "time"):
			r.byline = true
		}
	}
	return r
}

// words splits "article-shareBar" into article, share, bar.
func words(s string) []string {
	if len(s) > 400 {
		s = s[:400]
	}
	var out []string
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			out = append(out, b.String())
			b.Reset()
		}
	}
	lower := false
	for _, c := range s {
		switch {
		case !unicode.IsLetter(c):
			flush()
			lower = false
			continue
		case unicode.IsUpper(c) && lower:
			flush()
		}
		lower = unicode.IsLower(c)
		b.WriteRune(unicode.ToLower(c))
	}
	flush()
	return out
}
