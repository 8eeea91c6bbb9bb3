//! How are many short lists of numbers kept? (One after the other, with where each begins.)

/// A list of numbers for each word, or for each passage.
pub(crate) struct Lists {
    /// Where each list begins; one more than there are lists.
    starts: Vec<u32>,
    numbers: Vec<u32>,
}

impl Lists {
    /// None yet.
    pub(crate) fn new() -> Self {
        Self { starts: vec![0], numbers: Vec::new() }
    }

    /// How many lists there are.
    pub(crate) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Adds a list.
    pub(crate) fn push(&mut self, numbers: impl Iterator<Item = u32>) {
        self.numbers.extend(numbers);
        self.starts.push(u32::try_from(self.numbers.len()).unwrap_or(u32::MAX));
    }

    /// How many lists there are, where each begins, and the numbers; each in 4 bytes, the lowest
    /// first.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let count = u32::try_from(self.starts.len()).unwrap_or(u32::MAX);
        let numbers = std::iter::once(&count).chain(&self.starts).chain(&self.numbers);
        numbers.flat_map(|number| number.to_le_bytes()).collect()
    }

    /// Reads what [`Lists::bytes`] has written; nothing where that was something else.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut numbers =
            bytes.chunks_exact(4).map(|four| u32::from_le_bytes(four.try_into().unwrap_or_default()));
        let count = numbers.next()? as usize;
        let starts: Vec<u32> = numbers.by_ref().take(count).collect();
        let numbers: Vec<u32> = numbers.collect();
        let sound = starts.len() == count
            && starts.is_sorted()
            && starts.last().is_some_and(|end| *end as usize == numbers.len());
        sound.then_some(Self { starts, numbers })
    }

    /// The list with this place; an empty one where there is none.
    pub(crate) fn of(&self, at: u64) -> &[u32] {
        let at = usize::try_from(at).unwrap_or(usize::MAX);
        match (self.starts.get(at), self.starts.get(at.saturating_add(1))) {
            (Some(start), Some(end)) => &self.numbers[*start as usize..*end as usize],
            _ => &[],
        }
    }
}
