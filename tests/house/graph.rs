//! Which file does a path lead to, and which files lead back to themselves?

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Segments, Source};

/// No path of ours goes through more re-exports.
const LONGEST_CHAIN: usize = 8;

/// For each file, the files that it imports from.
pub(super) fn imports(files: &[Source]) -> Vec<BTreeSet<usize>> {
    let map = Map::of(files);
    files.iter().enumerate().map(|(at, file)| map.reached(at, file)).collect()
}

struct Map<'f> {
    modules: BTreeMap<&'f [String], usize>,
    /// What a module brings in from another: for whoever comes by, a re-export.
    names: BTreeMap<(&'f [String], &'f str), Segments>,
}

impl<'f> Map<'f> {
    fn of(files: &'f [Source]) -> Self {
        let modules: BTreeMap<&[String], usize> =
            files.iter().enumerate().map(|(at, file)| (file.module.as_slice(), at)).collect();
        let mut map = Self { modules, names: BTreeMap::new() };
        for file in files {
            for (name, path) in &file.names {
                if let Some(path) = map.absolute(file, path) {
                    map.names.insert((&file.module, name), path);
                }
            }
        }
        map
    }

    /// Written from the top of our own crate; `None` for a path into another crate.
    fn absolute(&self, file: &Source, path: &[String]) -> Option<Segments> {
        let first = path.first()?.as_str();
        let mut from = file.module.clone();
        let rest = match first {
            "crate" => return Some(path[1..].to_vec()),
            "self" => &path[1..],
            "super" => {
                let steps = path.iter().take_while(|word| *word == "super").count();
                from.truncate(from.len().saturating_sub(steps));
                &path[steps..]
            }
            _ => {
                from.push(first.to_owned());
                let is_child = self.modules.contains_key(from.as_slice());
                from.pop();
                path.get(..).filter(|_| is_child)?
            }
        };
        from.extend_from_slice(rest);
        Some(from)
    }

    /// The file in which the end of an absolute path stands; `None` where it is a module itself, of
    /// which only what is used through it counts.
    fn file(&self, path: &[String]) -> Option<usize> {
        let mut path = path.to_vec();
        for _ in 0..LONGEST_CHAIN {
            let depth = (1..=path.len()).rev().find(|depth| self.modules.contains_key(&path[..*depth]))?;
            let item = path.get(depth)?;
            match self.names.get(&(&path[..depth], item.as_str())) {
                Some(behind) => path = [behind.as_slice(), &path[depth + 1..]].concat(),
                None => return self.modules.get(&path[..depth]).copied(),
            }
        }
        None
    }

    fn reached(&self, at: usize, file: &Source) -> BTreeSet<usize> {
        let brought_in = file.names.iter().filter_map(|(_, path)| self.absolute(file, path));
        let written_out = file.paths.iter().filter_map(|path| {
            let named = self.names.get(&(file.module.as_slice(), path[0].as_str()));
            match named {
                Some(behind) => Some([behind.as_slice(), &path[1..]].concat()),
                None => self.absolute(file, path),
            }
        });
        brought_in.chain(written_out).filter_map(|path| self.file(&path)).filter(|to| *to != at).collect()
    }
}

/// The strongly connected parts of more than one node (Tarjan 1972).
pub(super) fn circles(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut search =
        Search { edges, seen: vec![None; edges.len()], low: vec![0; edges.len()], ..Search::default() };
    for node in 0..edges.len() {
        if search.seen[node].is_none() {
            search.visit(node);
        }
    }
    search.found
}

#[derive(Default)]
struct Search<'e> {
    edges: &'e [Vec<usize>],
    seen: Vec<Option<usize>>,
    low: Vec<usize>,
    stack: Vec<usize>,
    count: usize,
    found: Vec<Vec<usize>>,
}

impl Search<'_> {
    fn visit(&mut self, node: usize) {
        let order = self.count;
        (self.seen[node], self.low[node]) = (Some(order), order);
        self.count += 1;
        self.stack.push(node);
        for &next in &self.edges[node] {
            match self.seen[next] {
                None => {
                    self.visit(next);
                    self.low[node] = self.low[node].min(self.low[next]);
                }
                Some(earlier) if self.stack.contains(&next) => self.low[node] = self.low[node].min(earlier),
                Some(_) => {}
            }
        }
        if self.low[node] == order {
            let from = self.stack.iter().position(|it| *it == node).unwrap_or_default();
            let circle = self.stack.split_off(from);
            if circle.len() > 1 {
                self.found.push(circle);
            }
        }
    }
}
