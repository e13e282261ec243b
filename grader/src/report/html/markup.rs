//! Text of strangers as HTML: the one way by which anything that is not a constant reaches a page.
//!
//! Text goes through [`crate::text`] first, so that control characters, bidirectional controls and what cannot be seen
//! are drawn, and then through HTML's own escaping. Drawn blanks keep the real character beside the drawing, so that
//! what is copied from a page is what was there.

use std::fmt::{self, Write as _};

use askama::filters::HtmlSafe;

use crate::text::{self, Blanks, Cell, Charset};

/// Blanks that share one drawing; longer runs are broken into several, between which a line may wrap.
const RUN_MAX: usize = 8;

/// HTML that is safe to put into a page as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Markup(String);

impl fmt::Display for Markup {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl HtmlSafe for Markup {}

impl Markup {
    /// What a template of ours rendered.
    pub(super) const fn rendered(html: String) -> Self {
        Self(html)
    }

    /// Text on one line, of which at most `cells_max` characters are shown.
    pub(super) fn line(text: &str, cells_max: usize) -> Self {
        let mut markup = Self::default();
        markup.push_cells(&cells_of(text.as_bytes(), Blanks::Plain, cells_max));
        markup
    }

    /// Sentences on several lines, of which at most `lines_max` are shown, each of at most `cells_max` characters.
    pub(super) fn lines(text: &str, lines_max: usize, cells_max: usize) -> Self {
        let mut markup = Self::default();
        for (index, line) in text.trim_end().split('\n').enumerate() {
            if index == lines_max {
                markup.push("\n…");
                break;
            }
            markup.push(if index > 0 { "\n" } else { "" });
            markup.push_cells(&cells_of(line.trim_end_matches('\r').as_bytes(), Blanks::Plain, cells_max));
        }
        markup
    }

    /// Bytes that it takes in a page.
    pub(super) const fn len(&self) -> usize {
        self.0.len()
    }

    /// Adds a constant of ours.
    pub(super) fn push(&mut self, html: &'static str) {
        self.0.push_str(html);
    }

    /// Adds a number.
    pub(super) fn push_number(&mut self, number: u64) {
        write!(self.0, "{number}").expect("a string takes any text");
    }

    /// Adds other markup.
    pub(super) fn push_markup(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }

    /// Adds cells, with what stands for something else set apart.
    pub(super) fn push_cells(&mut self, cells: &[Cell]) {
        let mut rest = cells;
        while let Some(first) = rest.first() {
            let length = rest.iter().take_while(|cell| kind(cell) == kind(first)).count();
            let (run, behind) = rest.split_at(match kind(first) {
                Kind::Space | Kind::Tab => length.min(RUN_MAX),
                Kind::Mark | Kind::Text => length,
            });
            rest = behind;
            let real = match kind(first) {
                Kind::Space => " ",
                Kind::Tab => "\t",
                Kind::Mark => {
                    self.push("<i class=x>");
                    self.push_text(run);
                    self.push("</i>");
                    continue;
                }
                Kind::Text => {
                    self.push_text(run);
                    continue;
                }
            };
            self.push("<i class=s data-c=\"");
            self.push_text(run);
            self.push("\">");
            self.0.push_str(&real.repeat(run.len()));
            self.push("</i>");
        }
    }

    fn push_text(&mut self, cells: &[Cell]) {
        for character in cells.iter().flat_map(|cell| cell.text.chars()) {
            match character {
                '&' => self.push("&amp;"),
                '<' => self.push("&lt;"),
                '>' => self.push("&gt;"),
                '"' => self.push("&#34;"),
                '\'' => self.push("&#39;"),
                _ => self.0.push(character),
            }
        }
    }

    /// Adds a numbered line of quoted text. `sign` says of a changed line which text it is from.
    pub(super) fn push_row(&mut self, number: Option<u64>, sign: Sign, body: &Self) {
        self.push(sign.open());
        self.push("<b>");
        if let Some(number) = number {
            self.push_number(number);
        }
        self.push(sign.mark());
        self.push_markup(body);
        self.push("</span></div>\n");
    }
}

/// What a quoted line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// A line of one text.
    Plain,
    /// A line that a message is about.
    Named,
    /// In a difference, a line of both texts.
    Equal,
    /// The same once more, for the column of the other text.
    Twin,
    /// A line of the expected text only.
    Expected,
    /// A line of the output only.
    Actual,
    /// Something is left out here.
    Gap,
    /// A remark on the line above.
    Remark,
}

impl Sign {
    const fn open(self) -> &'static str {
        match self {
            Self::Plain => "<div class=l>",
            Self::Named => "<div class=\"l w\">",
            Self::Equal => "<div class=\"l e\">",
            Self::Twin => "<div class=\"l e2\" aria-hidden=true>",
            Self::Expected => "<div class=\"l m\">",
            Self::Actual => "<div class=\"l a\">",
            Self::Gap => "<div class=\"l g\">",
            Self::Remark => "<div class=\"l r\">",
        }
    }

    /// What stands between the number and the text.
    const fn mark(self) -> &'static str {
        match self {
            Self::Plain | Self::Gap | Self::Remark => "</b><span>",
            Self::Named => "</b><i>›</i><span>",
            Self::Equal | Self::Twin => "</b><i></i><span>",
            Self::Expected => "</b><i><u>expected: </u>−</i><span>",
            Self::Actual => "</b><i><u>your output: </u>+</i><span>",
        }
    }
}

/// How a cell is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Space,
    Tab,
    Mark,
}

fn kind(cell: &Cell) -> Kind {
    match (cell.is_mark, cell.text.as_str()) {
        (false, _) => Kind::Text,
        (true, "·") => Kind::Space,
        (true, "→") => Kind::Tab,
        (true, _) => Kind::Mark,
    }
}

/// The first `cells_max` cells of a line, with a mark where some are left out. No more bytes than could be shown are
/// looked at: a line may be megabytes long.
pub(super) fn cells_of(line: &[u8], blanks: Blanks, cells_max: usize) -> Vec<Cell> {
    const CELL_BYTES_MAX: usize = 32;
    let head = &line[..line.len().min(cells_max.saturating_mul(CELL_BYTES_MAX))];
    let mut cells = text::cells(head, blanks, Charset::Unicode);
    if cells.len() > cells_max || head.len() < line.len() {
        cells.truncate(cells_max);
        cells.push(text::ellipsis(Charset::Unicode));
    }
    cells
}

/// What may still be added to a part of a page, in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget(pub(super) usize);

impl Budget {
    /// Whether there is room for so many bytes more; if so, they are taken.
    pub(super) const fn admit(&mut self, bytes: usize) -> bool {
        let is_admitted = bytes <= self.0;
        if is_admitted {
            self.0 -= bytes;
        }
        is_admitted
    }
}
