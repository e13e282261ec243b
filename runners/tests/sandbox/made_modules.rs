//! Modules that follow from a number: made by `wasm-smith` and given an entry, or mutations of real ones.
//!
//! What `wasm-smith` makes has no entry, so one is added that calls all of its functions with zeros: section by
//! section, because only ends of lists are touched and no index moves. It imports nothing; the real ones do.

use arbitrary::Unstructured;
use wasm_smith::{Config, Module};

/// Random bytes that a module is made of.
const SEED_BYTES: usize = 2048;

const TYPES: u8 = 1;
const FUNCTIONS: u8 = 3;
const MEMORIES: u8 = 5;
const EXPORTS: u8 = 7;
const CODE: u8 = 10;

/// Sections in the order that a module must have. 12 and 13, which were added later, stand before others.
const ORDER: [u8; 13] = [1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11];

const END: u8 = 0x0b;
const DROP: u8 = 0x1a;
const CALL: u8 = 0x10;
const KIND_FUNCTION: u8 = 0;
const KIND_MEMORY: u8 = 2;
const FUNCTION_TYPE: u8 = 0x60;

/// Numbers without end (Steele, Lea and Flood's SplitMix64).
pub(crate) struct Source(u64);

impl Source {
    /// The source with a number. Neighbours have nothing in common.
    pub(crate) fn numbered(number: u64) -> Self {
        Self(number.wrapping_mul(0xd134_2543_de82_ef95))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or(0)
    }

    /// A module: three of four from `wasm-smith`, the others mutations of `real`.
    pub(crate) fn module(&mut self, real: &[Vec<u8>]) -> Vec<u8> {
        if self.below(4) > 0 {
            return self.smithed();
        }
        let mut module = real[self.below(real.len())].clone();
        for _ in 0..=self.below(2) {
            self.mutate(&mut module);
        }
        module
    }

    fn smithed(&mut self) -> Vec<u8> {
        let bytes: Vec<u8> = (0..SEED_BYTES).map(|_| self.next().to_le_bytes()[0]).collect();
        let module = Module::new(self.config(), &mut Unstructured::new(&bytes)).expect("enough bytes for a module");
        add_entry(&module.to_bytes()).expect("a module of known sections")
    }

    /// What the engine has, and a little that it has not.
    fn config(&mut self) -> Config {
        let is_odd = self.below(10) == 0;
        Config {
            max_imports: 0,
            max_exports: 0,
            min_types: 1,
            min_funcs: 1,
            max_funcs: 12,
            max_instructions: 200,
            min_memories: 1,
            max_memory32_bytes: 1 << (16 + self.below(8)),
            max_data_segments: if self.below(4) == 0 { 4 } else { 0 },
            max_element_segments: if self.below(2) == 0 { 4 } else { 0 },
            max_tables: 3,
            // References to things outside need a collector, which the engine is built without.
            reference_types_enabled: is_odd,
            max_table_elements: 2_000,
            allow_start_export: self.below(8) == 0,
            threads_enabled: is_odd,
            memory64_enabled: is_odd,
            exceptions_enabled: is_odd,
            tail_call_enabled: is_odd,
            relaxed_simd_enabled: is_odd,
            gc_enabled: false,
            ..Config::default()
        }
    }

    /// One change: a bit, a byte, a piece left out, doubled or exchanged.
    fn mutate(&mut self, module: &mut Vec<u8>) {
        let from = self.below(module.len() + 1);
        let to = (from + self.below(8)).min(module.len());
        match self.below(8) {
            0 => drop(module.drain(from..to)),
            1 => {
                let piece = module[from..to].to_vec();
                module.splice(to..to, piece);
            }
            2 => module.truncate(from),
            kind => {
                let random = self.next().to_le_bytes()[0];
                if let Some(byte) = module.get_mut(from) {
                    *byte = if kind == 3 { random } else { *byte ^ (1 << (random % 8)) };
                }
            }
        }
    }
}

/// Bytes of a module that is well-formed.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// A number in LEB128 of at most 32 bits.
    fn number(&mut self) -> Option<usize> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }
}

fn write_number(into: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        into.push(value.to_le_bytes()[0] | 0x80);
        value >>= 7;
    }
    into.push(value.to_le_bytes()[0]);
}

/// Adds `_start`, and exports it and the memory.
fn add_entry(wasm: &[u8]) -> Option<Vec<u8>> {
    let (header, mut rest) = (wasm.get(..8)?, Reader(wasm.get(8..)?));
    let mut sections: Vec<(u8, &[u8])> = Vec::new();
    while let Some(id) = rest.byte() {
        let length = rest.number()?;
        sections.push((id, rest.bytes(length)?));
    }
    let content = |id: u8| sections.iter().find(|section| section.0 == id).map_or(&[0][..], |section| section.1);
    let types = read_types(content(TYPES))?;
    let functions = read_functions(content(FUNCTIONS))?;
    let mut entry = vec![0];
    for (index, kind) in functions.iter().enumerate() {
        let (parameters, results) = types.get(*kind)?;
        parameters.iter().for_each(|kind| write_zero(&mut entry, *kind));
        entry.push(CALL);
        write_number(&mut entry, index);
        entry.extend(std::iter::repeat_n(DROP, *results));
    }
    entry.push(END);
    let mut body = Vec::new();
    write_number(&mut body, entry.len());
    body.extend(entry);
    let mut own_type = Vec::new();
    write_number(&mut own_type, types.len());

    let mut module = header.to_vec();
    for id in ORDER {
        let content = match id {
            TYPES => append(content(id), &[FUNCTION_TYPE, 0, 0])?,
            FUNCTIONS => append(content(id), &own_type)?,
            CODE => append(content(id), &body)?,
            EXPORTS => exports(functions.len(), content(MEMORIES) != [0]),
            _ if content(id) == [0] => continue,
            _ => content(id).to_vec(),
        };
        module.push(id);
        write_number(&mut module, content.len());
        module.extend(content);
    }
    Some(module)
}

/// A list with one more element.
fn append(list: &[u8], element: &[u8]) -> Option<Vec<u8>> {
    let mut reader = Reader(list);
    let count = reader.number()?;
    let mut longer = Vec::new();
    write_number(&mut longer, count + 1);
    Some([&longer, reader.0, element].concat())
}

fn exports(entry: usize, has_memory: bool) -> Vec<u8> {
    let mut exports = vec![1 + u8::from(has_memory), 6];
    exports.extend(b"_start");
    exports.push(KIND_FUNCTION);
    write_number(&mut exports, entry);
    if has_memory {
        exports.push(6);
        exports.extend(b"memory");
        exports.extend([KIND_MEMORY, 0]);
    }
    exports
}

/// The kinds of each type's parameters, and how many results it has.
fn read_types(content: &[u8]) -> Option<Vec<(Vec<u8>, usize)>> {
    let mut reader = Reader(content);
    let mut types = Vec::new();
    for _ in 0..reader.number()? {
        if reader.byte()? != FUNCTION_TYPE {
            return None;
        }
        let count = reader.number()?;
        let parameters = reader.bytes(count)?.to_vec();
        let results = reader.number()?;
        reader.bytes(results)?;
        types.push((parameters, results));
    }
    Some(types)
}

fn read_functions(content: &[u8]) -> Option<Vec<usize>> {
    let mut reader = Reader(content);
    (0..reader.number()?).map(|_| reader.number()).collect()
}

/// Pushes a zero of a type.
fn write_zero(into: &mut Vec<u8>, kind: u8) {
    match kind {
        0x7f => into.extend([0x41, 0]),
        0x7e => into.extend([0x42, 0]),
        0x7d => into.extend([0x43, 0, 0, 0, 0]),
        0x7c => into.extend([0x44, 0, 0, 0, 0, 0, 0, 0, 0]),
        0x7b => {
            into.extend([0xfd, 12]);
            into.extend([0; 16]);
        }
        // The reference types: the null of that kind.
        reference => into.extend([0xd0, reference]),
    }
}
