//! The files that a guest can reach: given ones, read-only, and one folder that it may write in, bounded.

use std::collections::BTreeMap;

use grade_model::{Bytes, File, Stream};

use super::{Stop, errno::Errno};

/// Files and folders that a guest may create.
pub(in crate::sandbox) const CREATED_MAX: usize = 1000;

/// How deep folders may nest.
const DEPTH_MAX: usize = 32;

/// The longest name of a file or folder, in bytes.
const NAME_BYTES_MAX: usize = 255;

/// The longest path that a file can have, in bytes.
pub(in crate::sandbox) const FILE_PATH_BYTES_MAX: usize = (DEPTH_MAX + 1) * (NAME_BYTES_MAX + 1);

/// Where something lies in a tree. Nothing is ever removed, so a place stays what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(usize);

impl Place {
    /// The folder that holds everything.
    pub(super) const ROOT: Self = Self(0);

    /// The number by which a guest tells files apart.
    pub(super) fn serial(self) -> u64 {
        self.0 as u64 + 1
    }
}

/// A file or a folder.
pub(super) enum Node {
    /// A folder and what it holds.
    Folder { entries: BTreeMap<String, Place>, parent: Place, depth: usize, is_writable: bool },
    /// A file that was given to the guest.
    Given(Bytes),
    /// A file that the guest made.
    Written(Vec<u8>),
}

/// All files of a run.
pub(super) struct Tree {
    nodes: Vec<Node>,
    given: usize,
    output: Option<(String, Place)>,
    written_bytes: u64,
    written_bytes_max: u64,
}

impl Tree {
    /// The tree of a request. The error says which path makes no sense.
    pub(super) fn new(files: &[File], output: Option<&str>, written_bytes_max: u64) -> Result<Self, String> {
        let root = Node::Folder { entries: BTreeMap::new(), parent: Place::ROOT, depth: 0, is_writable: false };
        let mut tree = Self { nodes: vec![root], given: 0, output: None, written_bytes: 0, written_bytes_max };
        for file in files {
            let (folder, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
            let bytes = file.bytes.reveal().clone();
            let added = tree.make_folders(folder, false).and_then(|at| tree.add(at, name, Node::Given(bytes)));
            added.map_err(|errno| format!("the file `{}` cannot be given: {errno:?}", file.path.escape_debug()))?;
        }
        if let Some(path) = output {
            let made = tree.make_folders(path, true);
            let place =
                made.map_err(|errno| format!("no folder `{}` can be written: {errno:?}", path.escape_debug()))?;
            tree.output = Some((path.to_owned(), place));
        }
        tree.given = tree.nodes.len();
        Ok(tree)
    }

    /// Whether a guest has nothing to open.
    pub(super) fn is_empty(&self) -> bool {
        self.nodes.len() == 1
    }

    /// What lies at a place.
    pub(super) fn node(&self, place: Place) -> &Node {
        // Places come from this tree alone, which never shrinks.
        &self.nodes[place.0]
    }

    /// Bytes of the file at a place; 0 for a folder.
    pub(super) fn size(&self, place: Place) -> u64 {
        match self.node(place) {
            Node::Folder { .. } => 0,
            Node::Given(bytes) => bytes.len() as u64,
            Node::Written(bytes) => bytes.len() as u64,
        }
    }

    fn make_folders(&mut self, path: &str, is_writable: bool) -> Result<Place, Errno> {
        let mut at = Place::ROOT;
        for name in path.split('/').filter(|name| !name.is_empty()) {
            at = match self.child(at, name) {
                Ok(place) => place,
                Err(_) => self.add(at, name, self.folder_below(at, is_writable)?)?,
            };
        }
        match self.node(at) {
            Node::Folder { .. } => Ok(at),
            _ => Err(Errno::NotFolder),
        }
    }

    fn folder_below(&self, parent: Place, is_writable: bool) -> Result<Node, Errno> {
        match self.node(parent) {
            Node::Folder { depth, .. } if *depth >= DEPTH_MAX => Err(Errno::NameTooLong),
            Node::Folder { depth, .. } => {
                Ok(Node::Folder { entries: BTreeMap::new(), parent, depth: depth + 1, is_writable })
            }
            _ => Err(Errno::NotFolder),
        }
    }

    fn child(&self, folder: Place, name: &str) -> Result<Place, Errno> {
        match self.node(folder) {
            Node::Folder { entries, .. } => entries.get(name).copied().ok_or(Errno::NoEntry),
            _ => Err(Errno::NotFolder),
        }
    }

    fn add(&mut self, folder: Place, name: &str, node: Node) -> Result<Place, Errno> {
        if name.is_empty() || name == "." || name == ".." || name.contains('\0') {
            return Err(Errno::Invalid);
        }
        if name.len() > NAME_BYTES_MAX {
            return Err(Errno::NameTooLong);
        }
        let place = Place(self.nodes.len());
        match &mut self.nodes[folder.0] {
            Node::Folder { entries, .. } if entries.contains_key(name) => return Err(Errno::Exists),
            Node::Folder { entries, .. } => entries.insert(name.to_owned(), place),
            _ => return Err(Errno::NotFolder),
        };
        self.nodes.push(node);
        Ok(place)
    }

    /// Follows a guest's path from a folder: the folder that holds the last name, and that name. The name is empty
    /// where the path ends in a folder itself (`.`, `..`).
    pub(super) fn locate<'p>(&self, from: Place, path: &'p str) -> Result<(Place, &'p str), Errno> {
        if path.starts_with('/') {
            return Err(Errno::NotCapable);
        }
        let mut names = path.split('/').filter(|name| !name.is_empty() && *name != ".").peekable();
        if path.is_empty() {
            return Err(Errno::NoEntry);
        }
        let mut at = from;
        while let Some(name) = names.next() {
            if name == ".." {
                at = match self.node(at) {
                    Node::Folder { .. } if at == Place::ROOT => return Err(Errno::NotCapable),
                    Node::Folder { parent, .. } => *parent,
                    _ => return Err(Errno::NotFolder),
                };
            } else if names.peek().is_none() {
                return Ok((at, name));
            } else {
                at = self.child(at, name)?;
            }
        }
        Ok((at, ""))
    }

    /// What lies below a folder under a name that [`Tree::locate`] gave.
    pub(super) fn find(&self, folder: Place, name: &str) -> Result<Place, Errno> {
        if name.is_empty() { Ok(folder) } else { self.child(folder, name) }
    }

    /// Creates a file in a folder that the guest may write in.
    pub(super) fn create_file(&mut self, folder: Place, name: &str) -> Result<Place, Errno> {
        self.check_writable(folder)?;
        self.add(folder, name, Node::Written(Vec::new()))
    }

    /// Creates a folder in a folder that the guest may write in.
    pub(super) fn create_folder(&mut self, folder: Place, name: &str) -> Result<Place, Errno> {
        if name.is_empty() || self.child(folder, name).is_ok() {
            return Err(Errno::Exists);
        }
        self.check_writable(folder)?;
        self.add(folder, name, self.folder_below(folder, true)?)
    }

    fn check_writable(&self, folder: Place) -> Result<(), Errno> {
        match self.node(folder) {
            Node::Folder { is_writable: true, .. } if self.nodes.len() - self.given >= CREATED_MAX => {
                Err(Errno::NoSpace)
            }
            Node::Folder { is_writable: true, .. } => Ok(()),
            Node::Folder { .. } => Err(Errno::ReadOnly),
            _ => Err(Errno::NotFolder),
        }
    }

    /// Makes a written file at least `size` bytes long, with zeros, and gives its bytes.
    pub(super) fn grow(&mut self, place: Place, size: u64) -> Result<&mut [u8], Stop> {
        const CUT: Stop = Stop::OutputCut(Stream::Files);
        let Node::Written(bytes) = &mut self.nodes[place.0] else { return Err(CUT) };
        let added = size.saturating_sub(bytes.len() as u64);
        if added > self.written_bytes_max.saturating_sub(self.written_bytes) {
            return Err(CUT);
        }
        if added > 0 {
            bytes.resize(usize::try_from(size).map_err(|_| CUT)?, 0);
            self.written_bytes += added;
        }
        Ok(bytes)
    }

    /// Makes a written file at most `size` bytes long.
    pub(super) fn shrink(&mut self, place: Place, size: u64) {
        if let Node::Written(bytes) = &mut self.nodes[place.0] {
            let removed = (bytes.len() as u64).saturating_sub(size);
            bytes.truncate(usize::try_from(size).unwrap_or(usize::MAX));
            self.written_bytes = self.written_bytes.saturating_sub(removed);
        }
    }

    /// The files in the output folder, by path from the root, in the order of their paths.
    pub(super) fn into_written(mut self) -> Vec<(String, Vec<u8>)> {
        let mut found = Vec::new();
        let mut folders: Vec<(String, Place)> = self.output.take().into_iter().collect();
        while let Some((path, place)) = folders.pop() {
            let Node::Folder { entries, .. } = &self.nodes[place.0] else { continue };
            for (name, place) in entries {
                let path = format!("{}/{name}", path.trim_end_matches('/'));
                match &self.nodes[place.0] {
                    Node::Folder { .. } => folders.push((path, *place)),
                    Node::Written(_) => found.push((path, *place)),
                    Node::Given(_) => {}
                }
            }
        }
        found.sort();
        let mut files = Vec::new();
        for (path, place) in found {
            if let Node::Written(bytes) = &mut self.nodes[place.0] {
                files.push((path, std::mem::take(bytes)));
            }
        }
        files
    }
}
