//! Is a model in the layout of Hugging Face read as it is meant? One that the test makes, against a plain
//! forward pass of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use meaning::{Model, Role, Vector};

const WIDTH: usize = 8;
const WIDE: usize = 16;
const HEADS: usize = 2;
const PLACES: usize = 12;
const PIECES: [&str; 8] = ["<s>", "<pad>", "</s>", "<unk>", "▁query:", "▁passage:", "▁net", "werk"];

/// Numbers that look like chance and are the same every time.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f32 / 16_777_216.0 - 0.5
    }
}

type Tensors = BTreeMap<String, (Vec<usize>, Vec<f32>)>;

fn tensors() -> Tensors {
    let mut numbers = Numbers(7);
    let mut tensors = Tensors::new();
    let mut put = |name: &str, shape: &[usize], around: f32| {
        let count = shape.iter().product();
        let values = (0..count).map(|_| around + numbers.next()).collect();
        tensors.insert(name.to_owned(), (shape.to_vec(), values));
    };
    put("embeddings.word_embeddings.weight", &[PIECES.len(), WIDTH], 0.0);
    put("embeddings.position_embeddings.weight", &[PLACES, WIDTH], 0.0);
    put("embeddings.token_type_embeddings.weight", &[1, WIDTH], 0.0);
    put("embeddings.LayerNorm.weight", &[WIDTH], 1.0);
    put("embeddings.LayerNorm.bias", &[WIDTH], 0.0);
    let layer = "encoder.layer.0";
    for part in ["query", "key", "value"] {
        put(&format!("{layer}.attention.self.{part}.weight"), &[WIDTH, WIDTH], 0.0);
        put(&format!("{layer}.attention.self.{part}.bias"), &[WIDTH], 0.0);
    }
    for (part, rows, columns) in [
        ("attention.output.dense", WIDTH, WIDTH),
        ("intermediate.dense", WIDE, WIDTH),
        ("output.dense", WIDTH, WIDE),
    ] {
        put(&format!("{layer}.{part}.weight"), &[rows, columns], 0.0);
        put(&format!("{layer}.{part}.bias"), &[rows], 0.0);
    }
    for part in ["attention.output.LayerNorm", "output.LayerNorm"] {
        put(&format!("{layer}.{part}.weight"), &[WIDTH], 1.0);
        put(&format!("{layer}.{part}.bias"), &[WIDTH], 0.0);
    }
    tensors
}

fn write(folder: &Path, tensors: &Tensors, config: &str) {
    let (mut header, mut data) = (BTreeMap::new(), Vec::<u8>::new());
    for (name, (shape, values)) in tensors {
        let start = data.len();
        values.iter().for_each(|value| data.extend_from_slice(&value.to_le_bytes()));
        let entry = serde_json::json!({"dtype": "F32", "shape": shape, "data_offsets": [start, data.len()]});
        header.insert(name, entry);
    }
    let header = serde_json::to_vec(&header).expect("json");
    let mut file = (header.len() as u64).to_le_bytes().to_vec();
    file.extend(header);
    file.extend(data);
    fs::write(folder.join("model.safetensors"), file).expect("written");
    fs::write(folder.join("config.json"), config).expect("written");
    let vocabulary: Vec<(&str, f32)> = PIECES.iter().map(|piece| (*piece, -1.0)).collect();
    let tokenizer = serde_json::json!({"model": {"type": "Unigram", "unk_id": 3, "vocab": vocabulary}});
    fs::write(folder.join("tokenizer.json"), tokenizer.to_string()).expect("written");
}

fn config(kind: &str) -> String {
    serde_json::json!({
        "model_type": kind, "hidden_size": WIDTH, "intermediate_size": WIDE, "num_attention_heads": HEADS,
        "num_hidden_layers": 1, "max_position_embeddings": PLACES, "hidden_act": "gelu", "pad_token_id": 1
    })
    .to_string()
}

/// What BERT makes of pieces, in plain loops; the first place stands at `from`.
fn forward(tensors: &Tensors, pieces: &[usize], from: usize) -> Vec<f32> {
    let of = |name: &str| &tensors[name].1;
    let norm = |name: &str, rows: &mut Vec<Vec<f32>>| {
        let (weight, bias) = (of(&format!("{name}.weight")), of(&format!("{name}.bias")));
        for row in rows {
            let mean = row.iter().sum::<f32>() / WIDTH as f32;
            let variance = row.iter().map(|x| (x - mean).powi(2)).sum::<f32>() / WIDTH as f32;
            for (at, x) in row.iter_mut().enumerate() {
                *x = (*x - mean) / variance.sqrt() * weight[at] + bias[at];
            }
        }
    };
    let dense = |name: &str, rows: &[Vec<f32>]| -> Vec<Vec<f32>> {
        let (weight, bias) = (of(&format!("{name}.weight")), of(&format!("{name}.bias")));
        let row = |row: &Vec<f32>| {
            let dot = |(at, bias): (usize, &f32)| {
                row.iter().zip(&weight[at * row.len()..]).map(|(x, w)| x * w).sum::<f32>() + bias
            };
            bias.iter().enumerate().map(dot).collect()
        };
        rows.iter().map(row).collect()
    };
    let add = |rows: &mut Vec<Vec<f32>>, more: Vec<Vec<f32>>| {
        rows.iter_mut().flatten().zip(more.into_iter().flatten()).for_each(|(x, y)| *x += y);
    };
    let embed = |(place, piece): (usize, &usize)| -> Vec<f32> {
        let number = |at: usize| {
            of("embeddings.word_embeddings.weight")[piece * WIDTH + at]
                + of("embeddings.position_embeddings.weight")[(from + place) * WIDTH + at]
                + of("embeddings.token_type_embeddings.weight")[at]
        };
        (0..WIDTH).map(number).collect()
    };
    let mut rows: Vec<Vec<f32>> = pieces.iter().enumerate().map(embed).collect();
    norm("embeddings.LayerNorm", &mut rows);
    let attention = |part: &str| dense(&format!("encoder.layer.0.attention.self.{part}"), &rows);
    let (queries, keys, values) = (attention("query"), attention("key"), attention("value"));
    let depth = WIDTH / HEADS;
    let mut context = vec![vec![0.0; WIDTH]; rows.len()];
    for head in 0..HEADS {
        let part = head * depth..(head + 1) * depth;
        for (at, query) in queries.iter().enumerate() {
            let dot = |key: &Vec<f32>| -> f32 {
                query[part.clone()].iter().zip(&key[part.clone()]).map(|(q, k)| q * k).sum()
            };
            let heed: Vec<f32> = keys.iter().map(|key| (dot(key) / (depth as f32).sqrt()).exp()).collect();
            let all: f32 = heed.iter().sum();
            for (value, heed) in values.iter().zip(&heed) {
                part.clone().for_each(|column| context[at][column] += heed / all * value[column]);
            }
        }
    }
    add(&mut rows, dense("encoder.layer.0.attention.output.dense", &context));
    norm("encoder.layer.0.attention.output.LayerNorm", &mut rows);
    let mut wide = dense("encoder.layer.0.intermediate.dense", &rows);
    wide.iter_mut().flatten().for_each(|x| *x = 0.5 * *x * (1.0 + erf(*x / 2f32.sqrt())));
    add(&mut rows, dense("encoder.layer.0.output.dense", &wide));
    norm("encoder.layer.0.output.LayerNorm", &mut rows);
    let mut mean: Vec<f32> = (0..WIDTH).map(|at| rows.iter().map(|row| row[at]).sum()).collect();
    let length = mean.iter().map(|x| x * x).sum::<f32>().sqrt();
    mean.iter_mut().for_each(|x| *x /= length);
    mean
}

/// Abramowitz and Stegun, 7.1.26: off by 1.5e-7 at the most.
fn erf(x: f32) -> f32 {
    let t = 1.0 / (1.0 + 0.327_591_1 * x.abs());
    let sum = ((((1.061_405_4 * t - 1.453_152) * t) + 1.421_413_7) * t - 0.284_496_74) * t + 0.254_829_6;
    (1.0 - sum * t * (-x * x).exp()).copysign(x)
}

#[test]
fn a_folder_of_hugging_face_is_a_model() {
    for (kind, from) in [("bert", 0), ("xlm-roberta", 2)] {
        let folder = tempfile::tempdir().expect("a folder");
        let tensors = tensors();
        write(folder.path(), &tensors, &config(kind));
        let model = Model::open(folder.path()).expect("a model");
        assert_eq!(model.width(), WIDTH);
        let own = model.embed(Role::Query, "netwerk").expect("a vector");
        let expected = Vector::of(&forward(&tensors, &[0, 4, 6, 7, 2], from));
        let cosine = own.cosine(&expected) / expected.cosine(&expected);
        assert!(cosine > 0.99, "{kind}: {cosine}");
        let other = Vector::of(&forward(&tensors, &[0, 5, 3, 2], from));
        assert!(own.cosine(&other) < own.cosine(&expected), "{kind}: another text has another vector");
    }
}

#[test]
fn what_is_wrong_with_a_folder_is_told_with_the_file() {
    let cases: &[(&str, &str, &str)] = &[
        ("config.json", "{", "config.json"),
        ("config.json", &config("llama"), "model_type is llama"),
        ("config.json", &config("bert").replace("\"hidden_size\":8", "\"hidden_size\":7"), "don't fit"),
        ("tokenizer.json", r#"{"model": {"type": "BPE", "vocab": []}}"#, "BPE, and not Unigram"),
        ("model.safetensors", "?", "model.safetensors"),
    ];
    for (file, content, expected) in cases {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), &tensors(), &config("bert"));
        fs::write(folder.path().join(file), content).expect("written");
        let error = Model::open(folder.path()).err().expect("it is broken").to_string();
        assert!(error.contains(expected), "{error}");
        fs::remove_file(folder.path().join(file)).expect("removed");
        let error = Model::open(folder.path()).err().expect("it is gone").to_string();
        assert!(error.contains(file), "{error}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut tensors = tensors();
    tensors.remove("encoder.layer.0.output.dense.bias");
    write(folder.path(), &tensors, &config("bert"));
    let error = Model::open(folder.path()).err().expect("a tensor is missing").to_string();
    assert!(error.contains("encoder.layer.0.output.dense.bias is missing"), "{error}");
}
