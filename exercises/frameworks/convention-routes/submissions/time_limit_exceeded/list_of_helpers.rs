use std::{
    collections::HashMap,
    io::{self, Read, Write},
};

const MANY: [&str; 7] = ["index", "create", "new", "edit", "show", "update", "destroy"];
const SINGLE: [&str; 6] = ["new", "edit", "show", "update", "destroy", "create"];

/// Where something is: its path and the name of its helper.
#[derive(Clone, Default)]
struct Place {
    path: String,
    helper: String,
}

impl Place {
    fn enter(&self, segment: &str, name: &str) -> Self {
        Self { path: self.path.clone() + "/" + segment, helper: join(&self.helper, name) }
    }
}

/// What the lines of a block inherit.
#[derive(Clone, Default)]
struct Scope {
    place: Place,
    /// The same without resources around: for those that are shallow.
    namespace: Place,
    folder: String,
}

struct Resource<'a> {
    actions: Vec<&'a str>,
    controller: String,
    collection: Place,
    member: Place,
    form: Place,
}

struct Route {
    helper: String,
    verb: String,
    path: String,
    action: String,
}

#[derive(Default)]
struct Words<'a> {
    singulars: HashMap<&'a str, &'a str>,
    plurals: HashMap<&'a str, &'a str>,
}

fn join(first: &str, second: &str) -> String {
    if first.is_empty() { second.to_owned() } else { first.to_owned() + "_" + second }
}

impl Words<'_> {
    fn singular(&self, name: &str) -> String {
        let (start, word) = name.split_at(name.rfind('_').map_or(0, |at| at + 1));
        if let Some(singular) = self.singulars.get(word) {
            return start.to_owned() + singular;
        }
        let ends = |ending: &str| word.len() > ending.len() && word.ends_with(ending);
        if ends("ies") {
            return name[..name.len() - 3].to_owned() + "y";
        }
        let cut = if ["sses", "shes", "ches", "xes"].into_iter().any(ends) {
            2
        } else {
            usize::from(ends("s") && !ends("ss"))
        };
        name[..name.len() - cut].to_owned()
    }

    fn plural(&self, name: &str) -> String {
        let (start, word) = name.split_at(name.rfind('_').map_or(0, |at| at + 1));
        if let Some(plural) = self.plurals.get(word) {
            return start.to_owned() + plural;
        }
        if let Some(stem) = word.strip_suffix('y')
            && !stem.is_empty()
            && !stem.ends_with(['a', 'e', 'i', 'o', 'u'])
        {
            return start.to_owned() + stem + "ies";
        }
        let is_hissing = ["s", "x", "sh", "ch"].into_iter().any(|ending| word.ends_with(ending));
        name.to_owned() + if is_hissing { "es" } else { "s" }
    }
}

fn option<'a>(options: &[&'a str], name: &str) -> Option<&'a str> {
    options.iter().find_map(|option| option.strip_prefix(name)?.strip_prefix('='))
}

fn choose_actions<'a>(all: &[&'a str], options: &[&str]) -> Vec<&'a str> {
    let mut actions = all.to_vec();
    if let Some(list) = option(options, "only") {
        actions.retain(|action| list.split(',').any(|name| name == *action));
    }
    if let Some(list) = option(options, "except") {
        actions.retain(|action| list.split(',').all(|name| name != *action));
    }
    actions
}

/// The resource, and what is inherited from it.
fn resource<'a>(scope: &Scope, words: &Words, name: &str, options: &[&str], is_many: bool) -> (Resource<'a>, Scope) {
    let segment = option(options, "path").unwrap_or(name);
    let mut inner = scope.clone();
    if !is_many {
        let controller = option(options, "controller").map_or_else(|| words.plural(name), str::to_owned);
        let place = scope.place.enter(segment, name);
        inner.place = place.clone();
        let actions = choose_actions(&SINGLE, options);
        let form = Place { path: place.path.clone() + "/new", helper: join("new", &place.helper) };
        let controller = scope.folder.clone() + &controller;
        return (Resource { actions, controller, collection: place.clone(), member: place, form }, inner);
    }
    let (singular, param) = (words.singular(name), option(options, "param").unwrap_or("id"));
    let plural = if singular == name { join(name, "index") } else { name.to_owned() };
    let around = if options.contains(&"shallow") { &scope.namespace } else { &scope.place };
    let mut member = around.enter(segment, &singular);
    inner.place = Place { path: format!("{}/:{singular}_{param}", member.path), helper: member.helper.clone() };
    member.path = member.path + "/:" + param;
    let collection = scope.place.enter(segment, &plural);
    let form =
        Place { path: collection.path.clone() + "/new", helper: join("new", &join(&scope.place.helper, &singular)) };
    let controller = scope.folder.clone() + option(options, "controller").unwrap_or(name);
    (Resource { actions: choose_actions(&MANY, options), controller, collection, member, form }, inner)
}

fn add_resource(routes: &mut Vec<Route>, resource: &Resource) {
    let Resource { collection, member, form, .. } = resource;
    for action in &resource.actions {
        let mut add = |verb: &str, path: &str, helper: String| {
            let action = resource.controller.clone() + "#" + action;
            routes.push(Route { helper, verb: verb.to_owned(), path: path.to_owned(), action });
        };
        match *action {
            "index" => add("GET", &collection.path, collection.helper.clone()),
            "create" => add("POST", &collection.path, collection.helper.clone()),
            "new" => add("GET", &form.path, form.helper.clone()),
            "edit" => add("GET", &(member.path.clone() + "/edit"), join("edit", &member.helper)),
            "show" => add("GET", &member.path, member.helper.clone()),
            "update" => {
                add("PATCH", &member.path, member.helper.clone());
                add("PUT", &member.path, member.helper.clone());
            }
            _ => add("DELETE", &member.path, member.helper.clone()),
        }
    }
}

/// The helper of a plain path, without the names around it.
fn helper_of(path: &str) -> String {
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.starts_with(':')).collect();
    segments.join("_").replace('-', "_")
}

fn make_routes<'a>(lines: impl Iterator<Item = &'a str>, words: &Words) -> Vec<Route> {
    let mut routes = Vec::new();
    let mut scope = Scope::default();
    // Those around a line. Namespaces stand outside of all of them, so the end of one finds none here.
    let mut resources: Vec<Resource> = Vec::new();
    let mut outer = Vec::new();
    for line in lines {
        let parts: Vec<&str> = line.trim_start().split(' ').collect();
        let place = &scope.place;
        match parts[..] {
            ["end"] => {
                if let Some(resource) = resources.pop() {
                    add_resource(&mut routes, &resource);
                }
                scope = outer.pop().unwrap_or_default();
            }
            ["namespace", name, ..] => {
                let inner = Scope {
                    place: place.enter(name, name),
                    namespace: scope.namespace.enter(name, name),
                    folder: scope.folder.clone() + name + "/",
                };
                outer.push(std::mem::replace(&mut scope, inner));
            }
            ["root", action] => {
                let path = if place.path.is_empty() { "/".to_owned() } else { place.path.clone() };
                let helper = join(&place.helper, "root");
                routes.push(Route { helper, verb: "GET".to_owned(), path, action: scope.folder.clone() + action });
            }
            [kind @ ("resources" | "resource"), name, ref options @ ..] => {
                let (resource, inner) = resource(&scope, words, name, options, kind == "resources");
                if options.last() == Some(&"do") {
                    outer.push(std::mem::replace(&mut scope, inner));
                    resources.push(resource);
                } else {
                    add_resource(&mut routes, &resource);
                }
            }
            [kind @ ("member" | "collection"), verb, name] => {
                let Some(resource) = resources.last() else { panic!("a resource around the line") };
                let place = if kind == "member" { &resource.member } else { &resource.collection };
                routes.push(Route {
                    helper: join(name, &place.helper),
                    verb: verb.to_ascii_uppercase(),
                    path: place.path.clone() + "/" + name,
                    action: resource.controller.clone() + "#" + name,
                });
            }
            [verb, path, action, ref options @ ..] => {
                let name = option(options, "as").map_or_else(|| helper_of(path), str::to_owned);
                let Place { path, helper } = place.enter(path, &name);
                let action = scope.folder.clone() + action;
                routes.push(Route { helper, verb: verb.to_ascii_uppercase(), path, action });
            }
            _ => panic!("a definition"),
        }
    }
    routes
}

fn fill(path: &str, values: &[&str]) -> String {
    let mut values = values.iter();
    let fill_segment = |segment| match segment {
        segment if str::starts_with(segment, ":") => values.next().copied().unwrap_or_default(),
        segment => segment,
    };
    path.split('/').map(fill_segment).collect::<Vec<_>>().join("/")
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let counts = lines.next().unwrap_or_default().split(' ').map(|count| count.parse().expect("a number"));
    let counts: Vec<usize> = counts.collect();
    let mut words = Words::default();
    for (singular, plural) in lines.by_ref().take(counts[0]).filter_map(|line| line.split_once(' ')) {
        words.singulars.insert(plural, singular);
        words.plurals.insert(singular, plural);
    }
    let routes = make_routes(lines.by_ref().take(counts[1]), &words);

    let mut out = String::new();
    let mut paths: Vec<(&str, &str)> = Vec::new();
    for Route { helper, verb, path, action } in &routes {
        let is_new = !paths.iter().any(|(name, _)| name == helper);
        let shown = if is_new { helper } else { "-" };
        paths.push((helper, path));
        out.push_str(&format!("{shown} {verb} {path} {action}\n"));
    }
    for line in lines {
        let parts: Vec<&str> = line.split(' ').collect();
        let (helper, values) = (parts[0], &parts[1..]);
        out += &match paths.iter().find(|(name, _)| *name == helper).map(|(_, path)| (path, path.matches(':').count()))
        {
            None => format!("no helper {helper}\n"),
            Some((_, count)) if count != values.len() => format!("{helper} wants {count}, not {}\n", values.len()),
            Some((path, _)) => fill(path, values) + "\n",
        };
    }
    io::stdout().write_all(out.as_bytes())
}
