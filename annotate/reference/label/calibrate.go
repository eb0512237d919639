package label

import "math"

// curve leads a probability of the model to the share of cases that are right:
// the logistic function of slope * logit + shift.
type curve struct{ slope, shift float64 }

// Outcome is a field that was found on an entry the model had not seen: its probability, and whether it was right.
type Outcome struct {
	Field       Field
	Probability float64
	Right       bool
}

func logit(p float64) float64 {
	p = min(max(p, 1e-4), 1-1e-4)
	return math.Log(p / (1 - p))
}

// Confidence is how often a field found with this probability is right, 0 to 1.
func (m *Model) Confidence(f Field, probability float64) float64 {
	if int(f) >= len(m.curves) {
		return probability
	}
	c := m.curves[f]
	return 1 / (1 + math.Exp(-c.slope*logit(probability)-c.shift))
}

// Calibrate fits the curves to what was measured on entries that the model had
// not seen: Newton's method, held near the curve that changes nothing.
func (m *Model) Calibrate(outcomes []Outcome) {
	for f := range m.curves {
		c := curve{1, 0}
		for range 30 {
			// gradient and curvature of the logarithmic loss, with a weak pull to slope 1, shift 0
			const pull = 0.5
			ga, gb, haa, hab, hbb := pull*(c.slope-1), pull*c.shift, pull, 0.0, pull
			for _, o := range outcomes {
				if int(o.Field) != f {
					continue
				}
				x := logit(o.Probability)
				p := 1 / (1 + math.Exp(-c.slope*x-c.shift))
				y := 0.0
				if o.Right {
					y = 1
				}
				v := p * (1 - p)
				ga, gb = ga+(p-y)*x, gb+p-y
				haa, hab, hbb = haa+v*x*x, hab+v*x, hbb+v
			}
			det := haa*hbb - hab*hab
			if det < 1e-9 {
				break
			}
			c.slope -= (hbb*ga - hab*gb) / det
			c.shift -= (haa*gb - hab*ga) / det
			c.slope = min(max(c.slope, 0.05), 3)
			c.shift = min(max(c.shift, -4), 6)
		}
		m.curves[f] = curve{math.Round(c.slope/edgeStep) * edgeStep, math.Round(c.shift/edgeStep) * edgeStep}
	}
}
